import { getLocale, getTranslations } from "next-intl/server";
import type { RegionCoverage } from "@/lib/coverage/rules/coverage";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { pointsToPercent } from "@/lib/coverage/rules/ratio";
import type { CoverageRow, RegionUnit } from "@/lib/coverage/schema/answer";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";

/** What is on the page as three sheets: the table, the stations built on the day, and what the figures mean. */
export async function exportSheets(dashboard: Dashboard, rows: readonly CoverageRow[]) {
  const [t, coverage, locale] = await Promise.all([
    getTranslations("coverage.export"),
    getTranslations("coverage"),
    getLocale(),
  ]);
  const { programme, total, units, region, asOf } = dashboard;
  const verdict = (of: "met" | "missed" | "underway" | null | undefined) => (of ? coverage(`verdict.${of}`) : null);
  const line = (
    unit: RegionUnit,
    { built, preparing, final, townships, milestones }: RegionCoverage,
    name = regionLabel(unit, locale),
  ) => [
    unit.code,
    name,
    ...total.milestones.flatMap(({ dueOn, floor }) => {
      const own = milestones.find((milestone) => milestone.dueOn === dueOn);
      return [
        own?.planned ?? null,
        own?.built ?? null,
        verdict(own?.planVerdict),
        ...(floor ? [verdict(own?.floor?.verdict)] : []),
      ];
    }),
    built,
    preparing,
    final,
    townships,
  ];
  const table = {
    name: t("sheet"),
    head: [
      t("code"),
      coverage("table.region"),
      ...total.milestones.flatMap(({ dueOn, floor }) => {
        const year = dueOn.slice(0, 4);
        return [
          t("planned", { year }),
          t("count", { year }),
          t("verdict", { year }),
          ...(floor ? [t("floorVerdict", { year, percent: `${pointsToPercent(floor.points)}%` })] : []),
        ];
      }),
      t("built"),
      t("preparing"),
      t("final"),
      t("townships"),
    ],
    rows: [
      ...units.map(({ unit, coverage: own }) => line(unit, own)),
      line(region, total, `${regionLabel(region, locale)} ${t("total")}`),
    ],
  };
  const stations = {
    name: t("stations"),
    head: [
      coverage("rows.code"),
      coverage("rows.name"),
      coverage("rows.unit"),
      coverage("rows.parent"),
      coverage("rows.status"),
      coverage("rows.since"),
    ],
    rows: rows.map((row) => [
      row.code,
      row.name,
      regionLabel(row.unit, locale),
      regionLabel(row.parent, locale),
      coverage(`status.${row.status}`),
      row.since,
    ]),
  };
  const about = {
    name: t("about"),
    head: [t("about"), ""],
    rows: [
      [t("programme"), pick(locale, programme.title, programme.titleEn)],
      [t("asOf"), asOf],
      [t("reading"), coverage(`controls.${dashboard.reading}`)],
      ...(["built", "verdict", "floor", "plan"] as const).map((note) => [
        coverage("notes.title"),
        coverage(`notes.${note}`),
      ]),
    ],
  };
  return { file: t("file", { region: regionLabel(region, locale), day: asOf }), sheets: [table, stations, about] };
}
