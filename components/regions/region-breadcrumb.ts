import type { Crumb } from "@/components/ui/breadcrumb";
import type { RegionBrief } from "@/lib/regions/schema";
import { regionLabel } from "@/lib/shared/region-label";

/**
 * Crumbs along the region path for a page about the last unit of `path`.
 * @param hrefOf address of the same page for another unit; null where the reader may not go
 */
export function regionCrumbs(
  path: readonly RegionBrief[],
  locale: string,
  hrefOf: (unit: RegionBrief) => string | null,
): Crumb[] {
  return path.map((unit, index) => {
    const href = index === path.length - 1 ? null : hrefOf(unit);
    return { label: regionLabel(unit, locale), ...(href ? { href } : {}) };
  });
}
