import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { coverageHref, rowsHref } from "@/lib/coverage/rules/params";
import type { PlanReading } from "@/lib/programmes/rules/plan-table";

/** Addresses of the same programme, day and reading elsewhere in the tree. */
export function linksOf(dashboard: Dashboard, reading: PlanReading | null) {
  const place = (region: string, asOf = dashboard.asOf) => ({
    programme: dashboard.programme.id,
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
    preparing: (code: string) => rowsHref(place(code), "preparing"),
  };
}
export type CoverageLinks = ReturnType<typeof linksOf>;
