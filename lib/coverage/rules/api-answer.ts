import { pointsToPercent } from "@/lib/programmes/rules/floor";
import { regionLabel } from "@/lib/shared/region-label";
import type { RegionUnit } from "../schema/answer";
import type { CoverageResponse } from "../schema/api";
import type { MilestoneVerdict, RegionCoverage } from "./coverage";
import type { Dashboard } from "./dashboard";
import { coverageHref, exportHref, rowsHref } from "./params";
import type { ClauseRef } from "./promise";
import { percentOf, type Ratio } from "./ratio";

/** The dashboard as the JSON API tells it: the same figures, with their units, clauses and rows. */
export function coverageResponseOf(dashboard: Dashboard): CoverageResponse {
  const { programme, region, asOf, reading, tree, total, units, differences } = dashboard;
  const place = { programme: programme.id, region: region.code, asOf, reading };
  const tell = (unit: RegionUnit, coverage: RegionCoverage) => figuresOf(dashboard, unit, coverage);
  return {
    programme: {
      id: programme.id,
      title: programme.title,
      titleEn: programme.titleEn,
      version: programme.version,
      effectiveFrom: programme.effectiveFrom,
      isDemo: programme.isDemo,
    },
    asOf,
    reading,
    tree,
    units: {
      built: "个 (stations)",
      preparing: "个 (stations)",
      townships: "个 (townships)",
      percent: "%",
      perMonth: "个/月 (stations a month)",
    },
    ...tell(region, total),
    children: units.map(({ unit, coverage }) => tell(unit, coverage)),
    differences: differences.map(({ unit, dueOn, against, rows, printed }) => ({
      region: unit.code,
      dueOn,
      against,
      rows,
      printed,
    })),
    doubts: programme.doubts.map(({ code, title, titleEn, ruling }) => ({
      code,
      title,
      titleEn,
      ruledReading: ruling?.reading ?? null,
    })),
    links: {
      self: `/api/v1${coverageHref(place)}`,
      page: coverageHref(place),
      export: exportHref(place),
      programme: `/programmes/${programme.id}`,
    },
  };
}

export const apiRegionOf = (unit: RegionUnit) => ({
  code: unit.code,
  name: unit.name,
  nameEn: regionLabel(unit, "en"),
  kind: unit.kind,
});

function figuresOf({ programme, asOf, reading }: Dashboard, unit: RegionUnit, coverage: RegionCoverage) {
  const { built, preparing, townships, final, gap, byPlan, byTownships, pace, milestones } = coverage;
  const rows = (day: string) => rowsHref({ programme: programme.id, region: unit.code, asOf: day, reading });
  const clause = (ref: ClauseRef | null) => ref && { programme: programme.id, number: ref.number, label: ref.label };
  const tell = (milestone: MilestoneVerdict) => {
    const { floor, planned, planClause, dueOn, due, countedOn, planVerdict, missing, pace } = milestone;
    return {
      year: Number(dueOn.slice(0, 4)),
      dueOn,
      due,
      countedOn,
      built: milestone.built,
      planned,
      plannedPercent: planned === null || final === null ? null : percentOf({ part: planned, whole: final }),
      gap: milestone.gap,
      planVerdict,
      floor: floor && {
        percent: pointsToPercent(floor.points),
        needed: floor.needed,
        base: floor.base,
        ratio: { ...floor.ratio, percent: percentOf(floor.ratio, floor.points) },
        verdict: floor.verdict,
        verdictByTownships: floor.verdictByTownships,
        clause: { programme: programme.id, ...floor.clause },
      },
      missing,
      pace,
      byPlan: withPercent(milestone.byPlan),
      byTownships: { ...milestone.byTownships, percent: percentOf(milestone.byTownships) },
      clause: clause(planClause),
      rows: rows(countedOn),
    };
  };
  return {
    region: apiRegionOf(unit),
    built,
    preparing,
    townships,
    final,
    gap,
    byPlan: withPercent(byPlan),
    byTownships: { ...byTownships, percent: percentOf(byTownships) },
    pace,
    milestones: milestones.map(tell),
    rows: rows(asOf),
  };
}

const withPercent = (ratio: Ratio | null) => ratio && { ...ratio, percent: percentOf(ratio) };
