import { getLocale, getTranslations } from "next-intl/server";
import { RegionPicker } from "@/components/regions/region-picker";
import { FilterBar } from "@/components/ui/filter-bar";
import type { RegionBrief } from "@/lib/regions/schema";
import { pick } from "@/lib/shared/locale";
import type { StationOptions } from "@/lib/stations/queries/list";
import { type StationFilter, stationSorts } from "@/lib/stations/schema/filter";
import { stationStatuses } from "@/lib/stations/schema/status";

type StationFiltersProps = {
  filter: StationFilter;
  options: StationOptions;
  ignored: readonly Exclude<keyof StationFilter, "after">[];
  /** What was typed for a region that there is not. */
  typedRegion?: string;
};

export async function StationFilters({ filter, options, ignored, typedRegion }: StationFiltersProps) {
  const [t, locale] = await Promise.all([getTranslations("stations"), getLocale()]);
  const any = t("filter.any");
  const named = (all: readonly { code: string; name: string; nameEn: string }[]) =>
    all.map(({ code, name, nameEn }) => ({ value: code, label: pick(locale, name, nameEn) }));
  const backwards = stationSorts.filter((sort) => filter.sort === `-${sort}`);
  return (
    <FilterBar
      href="/stations"
      filter={{ ...filter, sort: filter.sort ?? "code" }}
      ignored={ignored}
      parts={{
        region: {
          ...{ label: t("filter.region"), kind: "own" },
          draw: (control) => (
            <RegionPicker {...control} chosen={options.region as RegionBrief | null} typed={typedRegion} />
          ),
        },
        q: { label: t("filter.q"), kind: "search", max: 60 },
        type: { label: t("filter.type"), kind: "choice", any, options: named(options.types) },
        status: {
          ...{ label: t("filter.status"), kind: "choice", any },
          options: [
            { value: "built", label: t("filter.built") },
            ...stationStatuses.map((status) => ({ value: status, label: t(`status.${status}`) })),
          ],
        },
        failed: {
          ...{ label: t("filter.failed"), kind: "choice", any },
          options: [
            { value: "any", label: t("filter.failedAny") },
            { value: "none", label: t("filter.failedNone") },
            ...named(options.items),
          ],
        },
        sort: {
          ...{ label: t("filter.sort"), kind: "choice" },
          options: [
            ...stationSorts.map((sort) => ({ value: sort as string, label: t(`sort.${sort}`) })),
            ...backwards.map((sort) => ({ value: `-${sort}`, label: t("sort.reverse", { order: t(`sort.${sort}`) }) })),
          ],
        },
      }}
    />
  );
}
