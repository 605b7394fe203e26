import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { actionText, objectText } from "@/components/audit/action-text";
import { Outcome } from "@/components/audit/entry-table";
import { Card } from "@/components/ui/card";
import { Dl } from "@/components/ui/dl";
import { PageHead } from "@/components/ui/page-head";
import { getEntry } from "@/lib/audit/queries/entries";
import { foundFor, missing, requirePermission } from "@/lib/platform/session";
import { formatDateTime } from "@/lib/shared/format";

export async function generateMetadata(): Promise<Metadata> {
  await requirePermission("audit:read");
  return { title: (await getTranslations("audit"))("entry") };
}

export default async function AuditEntryPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requirePermission("audit:read");
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) missing(actor);
  const entry = await foundFor(actor, getEntry(actor, id));
  const [t, role, locale] = await Promise.all([getTranslations("audit"), getTranslations("shell.role"), getLocale()]);
  return (
    <>
      <PageHead
        title={actionText(t, entry.action)}
        lead={formatDateTime(entry.at, locale)}
        crumbs={[{ label: t("title"), href: "/audit" }, { label: t("entry") }]}
      />
      <Card>
        <Dl
          items={[
            { term: t("field.at"), detail: `${formatDateTime(entry.at, locale)} (${entry.at.toISOString()})` },
            { term: t("field.who"), detail: entry.actorName === "public" ? t("visitor") : entry.actorName },
            { term: t("field.role"), detail: role.has(entry.actorRole) ? role(entry.actorRole) : entry.actorRole },
            { term: t("field.outcome"), detail: <Outcome outcome={entry.outcome} /> },
            {
              term: t("field.entity"),
              detail: <span className="break-all">{`${objectText(t, entry.entity)} ${entry.entityId}`}</span>,
            },
            { term: t("field.region"), detail: entry.regionPath ?? "—" },
            { term: t("field.address"), detail: entry.address ?? "—" },
            { term: t("field.place"), detail: t("placeText", { chain: entry.chain, seq: String(entry.seq) }) },
            { term: t("field.hash"), detail: <code className="text-sm break-all">{entry.hash}</code> },
            { term: t("field.prevHash"), detail: <code className="text-sm break-all">{entry.prevHash || "—"}</code> },
          ]}
        />
      </Card>
      <Card title={t("field.detail")}>
        <p className="mb-2 text-sm text-ink-soft">{t("inShort")}</p>
        <pre className="text-sm break-all whitespace-pre-wrap">{readable(entry.detail)}</pre>
      </Card>
    </>
  );
}

function readable(detail: string): string {
  try {
    return JSON.stringify(JSON.parse(detail), null, 2);
  } catch {
    return detail;
  }
}
