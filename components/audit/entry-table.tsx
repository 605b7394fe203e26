import { useLocale, useTranslations } from "next-intl";
import { type Columns, Rows } from "@/components/ui/rows";
import { Table, TH, THead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { ListedEntry } from "@/lib/audit/queries/entries";
import { formatDateTime } from "@/lib/shared/format";
import { actionText, objectText } from "./action-text";

const COLUMNS: Columns = [
  ["at", "whitespace-nowrap"],
  ["who", "break-all"],
  ["action"],
  ["outcome"],
  ["entity", "break-all"],
  ["address"],
];

export function EntryTable({ entries }: { entries: readonly ListedEntry[] }) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const rows = entries.map((entry) => ({
    key: entry.id,
    cells: [
      { text: formatDateTime(entry.at, locale), href: `/audit/${entry.id}` },
      entry.actorName === "public" ? t("visitor") : entry.actorName,
      actionText(t, entry.action),
      outcomeOf(entry.outcome, t),
      `${objectText(t, entry.entity)} ${entry.entityId}`,
      entry.address ?? "",
    ],
  }));
  return (
    <Table label={t("title")}>
      <THead>
        <tr>
          {(["at", "who", "action", "outcome", "entity", "address"] as const).map((name) => (
            <TH key={name}>{t(`field.${name}`)}</TH>
          ))}
        </tr>
      </THead>
      <Rows rows={rows} columns={COLUMNS} />
    </Table>
  );
}

const outcomeOf = (outcome: string, t: ReturnType<typeof useTranslations<"audit">>) =>
  outcome === "ok"
    ? ({ tone: "met", text: t("outcome.ok") } as const)
    : ({ tone: "missed", text: t("outcome.refused") } as const);

export function Outcome({ outcome }: { outcome: string }) {
  const { tone, text } = outcomeOf(outcome, useTranslations("audit"));
  return <Tag tone={tone}>{text}</Tag>;
}
