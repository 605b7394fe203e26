import type { Crumb } from "@/components/ui/breadcrumb";
import { regionLabel } from "@/lib/shared/region-label";
import type { StationRecord } from "@/lib/stations/queries/detail";

/** Along the region path to the station, each unit leading to its own list. */
export function stationCrumbs(
  station: Pick<StationRecord, "units" | "name" | "code">,
  locale: string,
  page?: string,
): Crumb[] {
  const units = station.units.map((unit) => ({
    label: regionLabel(unit, locale),
    href: `/stations?region=${unit.code}`,
  }));
  return page
    ? [...units, { label: station.name, href: `/stations/${station.code}` }, { label: page }]
    : [...units, { label: station.name }];
}
