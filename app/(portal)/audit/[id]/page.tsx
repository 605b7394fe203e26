import { getTranslations } from "next-intl/server";
import { actionText, Outcome, objectText } from "@/components/audit/texts";
import { portalPage } from "@/components/shell/portal-page";
import { Card } from "@/components/ui/card";
import { Dl } from "@/components/ui/dl";
import { PageHead } from "@/components/ui/page-head";
import { getEntry } from "@/lib/audit/queries/entries";
import { formatDateTime } from "@/lib/shared/format";

const page = portalPage({
  route: "/audit/[id]",
  permission: "audit:read",
  words: "audit",
  load: ({ actor, params }) => getEntry(actor, params.id),
});

export const generateMetadata = page.title(({ t }) => t("entry"));

export default page.body(async ({ data: entry, t, locale }) => {
  const role = await getTranslations("shell.role");
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
              detail: (
                <>
                  {`${objectText(t, entry.entity)} ${entry.name ?? ""}`.trim()}
                  <span className="block text-sm break-all text-ink-soft">{entry.entityId}</span>
                </>
              ),
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
});

function readable(detail: string): string {
  try {
    return JSON.stringify(JSON.parse(detail), null, 2);
  } catch {
    return detail;
  }
}
