import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AddressForm } from "./address-form";
import { Button, LinkButton } from "./button";

type FiltersProps = {
  /** The page that reads the filter from its URL. */
  action: string;
  label?: string;
  submitLabel?: string;
  resetHref?: string;
  children: ReactNode;
};

/** A GET form: the filter stands in the URL and works without client JavaScript. */
export function Filters({ action, label, submitLabel, resetHref, children }: FiltersProps) {
  const t = useTranslations("ui");
  return (
    <search className="no-print">
      <AddressForm
        action={action}
        aria-label={label ?? t("filters.label")}
        className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3"
      >
        {children}
        <Button type="submit" variant="primary">
          {submitLabel ?? t("filters.apply")}
        </Button>
        {resetHref ? (
          <LinkButton href={resetHref} variant="quiet">
            {t("filters.reset")}
          </LinkButton>
        ) : null}
      </AddressForm>
    </search>
  );
}
