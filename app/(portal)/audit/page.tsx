import { entryColumns } from "@/components/audit/columns";
import { Integrity } from "@/components/audit/integrity";
import { objectTyped } from "@/components/audit/texts";
import { portalPage } from "@/components/shell/portal-page";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { listEntries } from "@/lib/audit/queries/entries";
import { lastVerification } from "@/lib/audit/queries/records";
import { auditFilter } from "@/lib/audit/schema/filter";
import { ACTIONS } from "@/lib/platform/audited";
import { todayInChina } from "@/lib/shared/dates";
import { dayBounds } from "@/lib/shared/day-bounds";
import { formatDate } from "@/lib/shared/format";

const page = portalPage({ route: "/audit", permission: "audit:read", words: "audit" });

export const generateMetadata = page.title(({ t }) => t("title"));

export default page.body(async ({ actor, search, t, locale }) => {
  const { min, max } = dayBounds("listed", todayInChina());
  const bounds = { first: formatDate(min, locale), last: formatDate(max, locale) };
  const asked = auditFilter.parse(search);
  const ignored = auditFilter.ignored(search, asked);
  const filter = { ...asked, entity: objectTyped(t, asked.entity) };
  const [{ entries, next }, last] = await Promise.all([listEntries(actor, filter), lastVerification()]);
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <LinkButton href="/accounts/permissions">{t("permissions")}</LinkButton>
            <LinkButton href={`/api/audit/export${auditFilter.query(filter, { after: undefined })}`} download>
              {t("export")}
            </LinkButton>
          </>
        }
      />
      <Integrity last={last} />
      <FilterBar
        href="/audit"
        filter={{ ...filter, entity: asked.entity }}
        ignored={ignored}
        parts={{
          who: { label: t("field.who"), kind: "search", max: 100 },
          action: {
            ...{ label: t("field.action"), kind: "choice", any: t("any") },
            options: ACTIONS.map((value) => ({ value, label: t(`action.${value}`) })),
          },
          entity: { label: t("filterEntity"), kind: "search", max: 100 },
          from: { label: t("from"), kind: "day", accepts: t("dayAccepts", bounds) },
          to: { label: t("to"), kind: "day", accepts: t("dayAccepts", bounds) },
        }}
      />
      {entries.length === 0 ? (
        <EmptyState title={t("emptyTitle")} action={<LinkButton href="/audit">{t("all")}</LinkButton>}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <Card>
          <DataTable
            label={t("title")}
            columns={entryColumns({ t, locale })}
            rows={entries}
            keyOf={({ id }) => id}
            head={(name) => t(`field.${name}`)}
          />
          <Pager
            first={filter.after ? `/audit${auditFilter.query(asked, { after: undefined })}` : null}
            next={next ? `/audit${auditFilter.query(asked, { after: next })}` : null}
          >
            {t("shown", { count: entries.length })}
          </Pager>
        </Card>
      )}
    </>
  );
});
