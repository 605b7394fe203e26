import { useTranslations } from "next-intl";
import { AddressForm } from "@/components/ui/address-form";
import { Button, LinkButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { DateInput, RadioSegments, Select } from "@/components/ui/inputs";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { exportHref } from "@/lib/coverage/rules/params";
import { FIRST_DAY } from "@/lib/coverage/schema/params";
import type { CoverageLinks } from "./place";

type ControlsProps = {
  dashboard: Dashboard;
  programmes: readonly { id: string; label: string }[];
  links: CoverageLinks;
};

/** A GET form: day, reading and programme stand in the address. */
export function Controls({ dashboard, programmes, links }: ControlsProps) {
  const t = useTranslations("coverage.controls");
  return (
    <AddressForm
      action="/coverage"
      aria-label={t("label")}
      className="flex flex-wrap items-end gap-x-4 gap-y-2 text-sm"
    >
      <input type="hidden" name="region" value={dashboard.region.code} />
      {programmes.length > 1 ? (
        <Field name="programme" label={t("programme")} className="min-w-0">
          {(field) => (
            <Select
              {...field}
              defaultValue={dashboard.programme.id}
              options={programmes.map(({ id, label }) => ({ value: id, label }))}
              className="max-w-72"
            />
          )}
        </Field>
      ) : (
        <input type="hidden" name="programme" value={dashboard.programme.id} />
      )}
      <Field name="asOf" label={t("asOf")} className="">
        {(field) => <DateInput {...field} meaning="asked" defaultValue={dashboard.asOf} min={FIRST_DAY} required />}
      </Field>
      {dashboard.programme.plan ? (
        <RadioSegments
          legend={t("reading")}
          name="reading"
          value={dashboard.reading}
          options={[
            { value: "rows", label: t("rows") },
            { value: "printed", label: t("printed") },
          ]}
        />
      ) : null}
      <Button type="submit" variant="primary">
        {t("show")}
      </Button>
      <LinkButton href={exportHref(links.here)} download>
        {t("export")}
      </LinkButton>
    </AddressForm>
  );
}
