import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Table, TD, TH, THead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { ListedEntry } from "@/lib/audit/queries/entries";
import { formatDateTime } from "@/lib/shared/format";
import { actionText, objectText } from "./action-text";

export function EntryTable({ entries }: { entries: readonly ListedEntry[] }) {
  const t = useTranslations("audit");
  const locale = useLocale();
  return (
    <Table label={t("title")}>
      <THead>
        <tr>
          {(["at", "who", "action", "outcome", "entity", "address"] as const).map((name) => (
            <TH key={name}>{t(`field.${name}`)}</TH>
          ))}
        </tr>
      </THead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <TH scope="row" className="whitespace-nowrap">
              <Link href={`/audit/${entry.id}`} className="text-accent underline">
                {formatDateTime(entry.at, locale)}
              </Link>
            </TH>
            <TD className="break-all">{entry.actorName === "public" ? t("visitor") : entry.actorName}</TD>
            <TD>{actionText(t, entry.action)}</TD>
            <TD>
              <Outcome outcome={entry.outcome} />
            </TD>
            <TD className="break-all">
              {objectText(t, entry.entity)} {entry.entityId}
            </TD>
            <TD>{entry.address}</TD>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export function Outcome({ outcome }: { outcome: string }) {
  const t = useTranslations("audit");
  return outcome === "ok" ? <Tag tone="met">{t("outcome.ok")}</Tag> : <Tag tone="missed">{t("outcome.refused")}</Tag>;
}
