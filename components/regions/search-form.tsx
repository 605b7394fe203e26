import { getTranslations } from "next-intl/server";
import { AddressForm } from "@/components/ui/address-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { DateInput, TextInput } from "@/components/ui/inputs";

/** Looks for a unit by name or code on a day; a GET form, so that every result has an address. */
export async function RegionSearch({ q, asOf }: { q: string; asOf: string }) {
  const t = await getTranslations("regions");
  return (
    <search className="no-print">
      <AddressForm action="/regions" className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3">
        <Field name="q" label={t("search.label")} hint={t("search.hint")} className="min-w-64 flex-1 md:max-w-md">
          {(control) => <TextInput {...control} type="search" defaultValue={q} maxLength={60} />}
        </Field>
        <Field name="asOf" label={t("asOf.label")} className="">
          {(control) => <DateInput {...control} meaning="asked" defaultValue={asOf} />}
        </Field>
        <Button type="submit" variant="primary">
          {t("search.submit")}
        </Button>
      </AddressForm>
    </search>
  );
}

/** The day that one unit's page shows. */
export async function AsOfForm({ action, asOf }: { action: string; asOf: string }) {
  const t = await getTranslations("regions");
  return (
    <AddressForm action={action} className="flex items-end gap-2">
      <Field name="asOf" label={t("asOf.label")} className="">
        {(control) => <DateInput {...control} meaning="asked" defaultValue={asOf} />}
      </Field>
      <Button type="submit">{t("asOf.submit")}</Button>
    </AddressForm>
  );
}
