import type { IsoDate } from "@/lib/shared/dates";
import { formatDate, formatNumber } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";
import type { RegionUnit } from "../schema/answer";
import type { RegionCoverage } from "./coverage";
import type { Dashboard } from "./dashboard";
import { percentOf } from "./ratio";
import { sternest } from "./verdict";

/** What a figure counts; messages `coverage.figure.<kind>`. */
type FigureKind =
  | "townships"
  | "built"
  | "preparing"
  | "planned"
  | "ratePlan"
  | "rateTownships"
  | "builtBy"
  | "plannedBy"
  | "verdict";

export type FigureLabel = {
  readonly unit: RegionUnit;
  readonly kind: FigureKind;
  /** The day on which the figure stands so. */
  readonly on: IsoDate;
  /** Of a due day. */
  readonly dueOn: IsoDate | null;
  /** Null for what no programme promises. */
  readonly programme: { readonly id: string; readonly title: string; readonly titleEn: string } | null;
};

export type CoverageFigure = {
  readonly id: string;
  readonly label: FigureLabel;
  readonly value: number | string | null;
};

/** Every figure that the dashboard shows of its region and the units below it. */
export function figuresOf({ programme, region, total, units, asOf: on }: Dashboard): CoverageFigure[] {
  const { id, title, titleEn } = programme;
  const rows = [{ unit: region, coverage: total }, ...units];
  return rows.flatMap(({ unit: { code, name, kind, pinyin }, coverage }) =>
    coverageFigures(coverage).map(({ kind: what, dueOn, value }) => ({
      id: [on, id, code, what, dueOn].join(" "),
      label: { unit: { code, name, kind, pinyin }, kind: what, on, dueOn, programme: { id, title, titleEn } },
      value,
    })),
  );
}

type Plain = Pick<FigureLabel, "kind" | "dueOn"> & { value: CoverageFigure["value"] };

function coverageFigures(coverage: RegionCoverage): Plain[] {
  const { townships, built, preparing, final, byPlan, byTownships, milestones } = coverage;
  const now = (kind: FigureKind, value: Plain["value"]): Plain => ({ kind, dueOn: null, value });
  return [
    now("townships", townships),
    now("built", built),
    now("preparing", preparing),
    now("planned", final),
    now("ratePlan", byPlan && percentOf(byPlan)),
    now("rateTownships", percentOf(byTownships)),
    ...milestones.flatMap(({ dueOn, due, built: then, planned, planVerdict, floor }): Plain[] => [
      // Before the day it is the number of today, which stands above.
      ...(due ? [{ kind: "builtBy" as const, dueOn, value: then }] : []),
      { kind: "plannedBy", dueOn, value: planned },
      { kind: "verdict", dueOn, value: sternest([planVerdict, floor?.verdict]) },
    ]),
  ];
}

/** Codes of the provinces, cities, counties and functional areas on the paths, which the actor may ask for. */
export function regionsOn(paths: readonly string[], scope: string | null): string[] {
  const codes = paths.flatMap((path) => {
    const line = path.split("/").filter(Boolean).slice(0, 3);
    return line.flatMap((code, index) => {
      const own = `/${line.slice(0, index + 1).join("/")}/`;
      return scope !== null && own.startsWith(scope) ? [code] : [];
    });
  });
  return [...new Set(codes)];
}

type Change = { readonly label: FigureLabel; readonly before: Value; readonly after: Value };
type Value = CoverageFigure["value"];
type Words = (key: string, values?: Record<string, string>) => string;

/** Changes in words of namespace `coverage`, for whoever is to confirm them, day by day. */
export function changeLines(changes: readonly Change[], t: Words, locale: string) {
  const several = new Set(changes.map(({ label }) => label.programme?.id)).size > 1;
  const byDay = [...changes].sort((a, b) => (a.label.on < b.label.on ? -1 : a.label.on > b.label.on ? 1 : 0));
  return byDay.map(({ label: { unit, kind, on, dueOn, programme }, before, after }) => {
    const what = t(`figure.${kind}`, { day: dueOn ? formatDate(dueOn, locale) : "" });
    const title = several && programme ? ` · ${pick(locale, programme.title, programme.titleEn)}` : "";
    const word = (value: Value) =>
      value === null
        ? t("figure.none")
        : typeof value === "string"
          ? t(`verdict.${value}`)
          : `${formatNumber(value, locale)}${kind === "ratePlan" || kind === "rateTownships" ? "%" : ""}`;
    return {
      ...{ on: formatDate(on, locale), of: regionLabel(unit, locale), what: `${what}${title}` },
      ...{ before: word(before), after: word(after) },
    };
  });
}
