import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { coverageHref, outsideHref, rowsHref } from "@/lib/coverage/rules/params";
import type { ClauseRef } from "@/lib/coverage/rules/promise";
import { clauseHref, planHref } from "@/lib/programmes/rules/links";
import type { PlanReading } from "@/lib/programmes/rules/plan-table";

/** Addresses of the same programme, day and reading elsewhere in the tree. */
export function linksOf(dashboard: Dashboard, reading: PlanReading | null) {
  const { id, version, plan } = dashboard.programme;
  /** As it stood on the day: a later version may say something else. */
  const programme = { id, number: version };
  const place = (region: string, asOf = dashboard.asOf) => ({
    programme: id,
    region,
    asOf,
    reading,
  });
  return {
    here: place(dashboard.region.code),
    /** A township has no units below it: its stations are next. */
    to: (unit: { code: string; level: number }) =>
      unit.level >= 4 ? rowsHref(place(unit.code)) : coverageHref(place(unit.code)),
    region: (code: string) => coverageHref(place(code)),
    rows: (code: string, asOf?: string) => rowsHref(place(code, asOf)),
    /** Those of the region that stand in none of the units listed on the day of the dashboard. */
    outside: (asOf?: string) => outsideHref(place(dashboard.region.code, asOf), dashboard.asOf),
    preparing: (code: string) => rowsHref(place(code), "preparing"),
    programme,
    clause: (number: string) => clauseHref(programme, number),
    /** Where the document says a number: the plan table with its check, or the clause. */
    promise: ({ number }: ClauseRef) =>
      number === plan?.clause.number ? planHref(programme) : clauseHref(programme, number),
  };
}
export type CoverageLinks = ReturnType<typeof linksOf>;
