import type { ListedAccount } from "@/lib/accounts/queries/accounts";
import { regionLabel } from "@/lib/shared/region-label";

/** What an account answers for, in words; empty for those without a place of their own. */
export function scopeText(
  { region, station, organisation }: Pick<ListedAccount, "region" | "station" | "organisation">,
  locale: string,
): string {
  if (region) return `${regionLabel(region, locale)} ${region.code}`;
  if (station) return `${station.name} ${station.code}`;
  return organisation?.name ?? "";
}
