import { useTranslations } from "next-intl";
import { AddressForm } from "@/components/ui/address-form";
import { Button, LinkButton } from "@/components/ui/button";
import { DateInput } from "@/components/ui/inputs";

type AsOfFormProps = { code: string; asOf: string; today: string; mayEdit: boolean; mayTransition: boolean };

/** What the head of a station offers: another day, and the changes its reader may make. */
export function AsOfForm({ code, asOf, today, mayEdit, mayTransition }: AsOfFormProps) {
  const t = useTranslations("stations");
  return (
    <>
      <AddressForm action={`/stations/${code}`} className="flex flex-wrap items-center gap-2">
        <label htmlFor="as-of">{t("detail.asOf")}</label>
        <DateInput id="as-of" name="asOf" meaning="asked" defaultValue={asOf} className="w-40!" />
        <Button type="submit">{t("detail.show")}</Button>
      </AddressForm>
      {asOf === today ? null : <LinkButton href={`/stations/${code}`}>{t("detail.toToday")}</LinkButton>}
      {mayEdit ? <LinkButton href={`/stations/${code}/edit`}>{t("detail.edit")}</LinkButton> : null}
      {mayTransition ? (
        <LinkButton href={`/stations/${code}/transition`} variant="primary">
          {t("detail.transition")}
        </LinkButton>
      ) : null}
    </>
  );
}
