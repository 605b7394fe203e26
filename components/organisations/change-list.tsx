import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { type DescribedField, reads } from "@/components/ui/fields/field";
import type { OrganisationDetail } from "@/lib/organisations/queries";
import { formatDateTime } from "@/lib/shared/format";

type ChangeListProps = { changes: OrganisationDetail["changes"]; fields: readonly DescribedField[] };

/** Every entry, the latest first, with what it changed. */
export function ChangeList({ changes, fields }: ChangeListProps) {
  const t = useTranslations("organisations");
  const locale = useLocale();
  const said = (field: DescribedField, values: unknown) =>
    reads(field, (values as Record<string, unknown> | null)?.[field.id]) || t("blank");
  return (
    <Card title={t("changes.title")} id="changes">
      {changes.length === 0 ? <p className="text-ink-soft">{t("changes.none")}</p> : null}
      <ol>
        {changes.map(({ id, at, byName, before, after }) => (
          <li key={id} className="border-t border-line py-3 first:border-t-0 first:pt-0">
            <p className="text-sm text-ink-soft">{t("changes.by", { name: byName, at: formatDateTime(at, locale) })}</p>
            <ul>
              {fields
                .filter((field) => field.id in (after as object))
                .map((field) => (
                  <li key={field.id}>
                    {before
                      ? t("changes.changed", { field: field.label, from: said(field, before), to: said(field, after) })
                      : t("changes.entered", { field: field.label, to: said(field, after) })}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </Card>
  );
}
