import { getLocale, getTranslations } from "next-intl/server";
import { RegionPicker } from "@/components/regions/region-picker";
import { Field } from "@/components/ui/field";
import { Filters } from "@/components/ui/filters";
import { Select, TextInput } from "@/components/ui/inputs";
import type { RegionBrief } from "@/lib/regions/schema";
import { pick } from "@/lib/shared/locale";
import type { StationOptions } from "@/lib/stations/queries/list";
import { type StationFilter, stationSorts } from "@/lib/stations/schema/filter";
import { stationStatuses } from "@/lib/stations/schema/status";

type StationFiltersProps = { filter: StationFilter; options: StationOptions; typedRegion?: string };

export async function StationFilters({ filter, options, typedRegion }: StationFiltersProps) {
  const [t, locale] = await Promise.all([getTranslations("stations"), getLocale()]);
  const any = { value: "", label: t("filter.any") };
  const types = options.types.map(({ code, name, nameEn }) => ({ value: code, label: pick(locale, name, nameEn) }));
  const statuses = stationStatuses.map((status) => ({ value: status, label: t(`status.${status}`) }));
  const items = options.items.map(({ code, name, nameEn }) => ({ value: code, label: pick(locale, name, nameEn) }));
  return (
    <Filters action="/stations" resetHref="/stations">
      <Field name="region" label={t("filter.region")} className="w-full sm:w-56">
        {(control) => (
          <RegionPicker
            {...control}
            locale={locale}
            labels={{ found: t.raw("picker.found"), none: t("picker.none"), failed: t("picker.failed") }}
            chosen={options.region as RegionBrief | null}
            typed={typedRegion}
          />
        )}
      </Field>
      <Field name="q" label={t("filter.q")} className="w-full sm:w-56">
        {(control) => <TextInput {...control} type="search" defaultValue={filter.q} maxLength={60} />}
      </Field>
      <Field name="type" label={t("filter.type")} className="w-[calc(50%-0.5rem)] sm:w-48">
        {(control) => <Select {...control} defaultValue={filter.type ?? ""} options={[any, ...types]} />}
      </Field>
      <Field name="status" label={t("filter.status")} className="w-[calc(50%-0.5rem)] sm:w-44">
        {(control) => (
          <Select
            {...control}
            defaultValue={filter.status ?? ""}
            options={[any, { value: "built", label: t("filter.built") }, ...statuses]}
          />
        )}
      </Field>
      <Field name="failed" label={t("filter.failed")} className="w-[calc(50%-0.5rem)] sm:w-36">
        {(control) => (
          <Select
            {...control}
            defaultValue={filter.failed ?? ""}
            options={[
              any,
              { value: "any", label: t("filter.failedAny") },
              { value: "none", label: t("filter.failedNone") },
              ...items,
            ]}
          />
        )}
      </Field>
      <Field name="sort" label={t("filter.sort")} className="w-[calc(50%-0.5rem)] sm:w-40">
        {(control) => (
          <Select
            {...control}
            defaultValue={filter.sort ?? "code"}
            options={[
              ...stationSorts.map((sort) => ({ value: sort as string, label: t(`sort.${sort}`) })),
              ...stationSorts
                .filter((sort) => filter.sort === `-${sort}`)
                .map((sort) => ({ value: `-${sort}`, label: t("sort.reverse", { order: t(`sort.${sort}`) }) })),
            ]}
          />
        )}
      </Field>
    </Filters>
  );
}
