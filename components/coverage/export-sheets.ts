import { getLocale, getTranslations } from "next-intl/server";
import type { RegionCoverage } from "@/lib/coverage/rules/coverage";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import type { CoverageRow, RegionUnit } from "@/lib/coverage/schema/answer";
import { pointsToPercent } from "@/lib/programmes/rules/floor";
import { formatDate } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";
import type { Sheet, WrittenCell } from "@/lib/shared/spreadsheet/write";
import { countingTexts } from "./counting-texts";
import { doubtTexts } from "./doubt-texts";

/**
 * What is on the page as three sheets: the table, the stations built on the day, and what the figures mean. Each begins
 * with the given lines and with what its figures are of and in what they are doubtful, since sheets are copied apart.
 */
export async function exportSheets(
  dashboard: Dashboard,
  rows: readonly CoverageRow[],
  demo: readonly string[],
): Promise<{ file: string; sheets: Sheet[] }> {
  const [t, coverage, notes, status, locale] = await Promise.all([
    getTranslations("coverage.export"),
    getTranslations("coverage"),
    getTranslations("coverage.notes"),
    getTranslations("stations.status"),
    getLocale(),
  ]);
  const { programme, total, units, region, asOf, elsewhere } = dashboard;
  const verdict = (of: "met" | "missed" | "underway" | null | undefined) => (of ? coverage(`verdict.${of}`) : null);
  const line = (
    unit: RegionUnit,
    { built, preparing, final, gap, townships, pace, milestones }: RegionCoverage,
    builtBy: Readonly<Record<string, number>> = {},
    name = regionLabel(unit, locale),
  ): WrittenCell[] => [
    unit.code,
    name,
    ...total.milestones.flatMap(({ dueOn, floor }) => {
      const own = milestones.find((milestone) => milestone.dueOn === dueOn);
      return [
        own?.planned ?? null,
        own?.built ?? builtBy[dueOn] ?? null,
        verdict(own?.planVerdict),
        ...(floor ? [verdict(own?.floor?.verdict)] : []),
        own?.missing ?? null,
      ];
    }),
    built,
    preparing,
    final,
    gap,
    townships,
    pace ? { day: pace.dueOn } : null,
    pace?.perMonth ?? null,
  ];
  const outside: WrittenCell[] = [
    null,
    coverage("table.elsewhere"),
    ...total.milestones.flatMap(({ dueOn, floor }) => [
      null,
      elsewhere.builtBy[dueOn] ?? null,
      null,
      ...(floor ? [null] : []),
      null,
    ]),
    elsewhere.built,
    elsewhere.preparing,
    null,
    null,
    null,
    null,
    null,
  ];
  const title = pick(locale, programme.title, programme.titleEn);
  const doubts = doubtTexts(coverage, dashboard, locale).map(({ text }) => `${coverage("doubt.title")}: ${text}`);
  const asked = `${title} · ${t("asOf")} ${formatDate(asOf, locale)}`;
  const head = [...demo, `${asked} · ${t("reading")}: ${coverage(`controls.${dashboard.reading}`)}`, ...doubts];
  const table = {
    name: t("sheet"),
    notes: head,
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
          t("missing", { year }),
        ];
      }),
      t("built"),
      t("preparing"),
      t("final"),
      t("gap"),
      t("townships"),
      t("nextDue"),
      t("perMonth"),
    ],
    rows: [
      ...units.map(({ unit, coverage: own, builtBy }) => line(unit, own, builtBy)),
      ...([elsewhere.built, elsewhere.preparing, ...Object.values(elsewhere.builtBy)].some((count) => count !== 0)
        ? [outside]
        : []),
      line(region, total, {}, `${regionLabel(region, locale)} ${t("total")}`),
    ],
  };
  const stations = {
    name: t("stations"),
    notes: [...demo, `${asked} · ${coverage("export.stationCount", { count: rows.length })}`],
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
      status(row.status),
      { day: row.since },
    ]),
  };
  const about = {
    name: t("about"),
    notes: demo,
    head: [t("about"), ""],
    rows: [
      [t("programme"), title],
      [t("asOf"), { day: asOf }],
      [t("reading"), coverage(`controls.${dashboard.reading}`)],
      ...doubtTexts(coverage, dashboard, locale).map(({ text }) => [coverage("doubt.title"), text]),
      ...countingTexts(notes, dashboard, locale).map((text) => [notes("title"), text]),
    ],
  };
  return { file: t("file", { region: regionLabel(region, locale), day: asOf }), sheets: [table, stations, about] };
}
