import { regionLabel } from "@/lib/shared/region-label";

type Named = { code: string; name: string };
type Placed = {
  region: (Parameters<typeof regionLabel>[0] & { code: string }) | null;
  station: Named | null;
  organisation: { name: string } | null;
  assigned?: readonly Named[];
};

/** What an account answers for, in words; empty for those without a place of their own. */
export function scopeText({ region, station, organisation, assigned = [] }: Placed, locale: string): string {
  const named = (one: Named) => `${one.name} ${one.code}`;
  if (region) return `${regionLabel(region, locale)} ${region.code}`;
  if (station) return named(station);
  return organisation?.name ?? assigned.map(named).join(locale === "en" ? ", " : "、");
}
