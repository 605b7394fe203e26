import { objectTyped } from "@/components/audit/action-text";
import { EntryTable } from "@/components/audit/entry-table";
import { Integrity } from "@/components/audit/integrity";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Filters } from "@/components/ui/filters";
import { DateInput, Select, TextInput } from "@/components/ui/inputs";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { listEntries } from "@/lib/audit/queries/entries";
import { lastVerification } from "@/lib/audit/queries/records";
import { auditFilter, filterQuery } from "@/lib/audit/schema/filter";
import { ACTIONS } from "@/lib/platform/audited";
import { portalPage } from "@/lib/platform/portal-page";
import { todayInChina } from "@/lib/shared/dates";
import { dayAsked, dayBounds } from "@/lib/shared/day-bounds";
import { formatDate } from "@/lib/shared/format";
import { single } from "@/lib/shared/search-params";

const page = portalPage({ route: "/audit", permission: "audit:read", words: "audit" });

export const generateMetadata = page.title(({ t }) => t("title"));

export default page.body(async ({ actor, search, t, locale }) => {
  const today = todayInChina();
  const { min, max } = dayBounds("listed", today);
  const asked = auditFilter.parse(search);
  const wrong = [search.from, search.to].some((day) => dayAsked(single(day), "listed", today).wrong);
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
            <LinkButton href={`/api/audit/export${filterQuery(filter, { after: undefined })}`} download>
              {t("export")}
            </LinkButton>
          </>
        }
      />
      <Integrity last={last} />
      {wrong ? (
        <Notice tone="underway" role="status">
          {t("dayIgnored", { first: formatDate(min, locale), last: formatDate(max, locale) })}
        </Notice>
      ) : null}
      <Filters action="/audit" resetHref="/audit">
        <Field name="who" label={t("field.who")} className="w-full sm:w-52">
          {(control) => <TextInput {...control} type="search" defaultValue={filter.who} maxLength={100} />}
        </Field>
        <Field name="action" label={t("field.action")} className="w-full sm:w-52">
          {(control) => (
            <Select
              {...control}
              defaultValue={filter.action ?? ""}
              options={[
                { value: "", label: t("any") },
                ...ACTIONS.map((value) => ({ value, label: t(`action.${value}`) })),
              ]}
            />
          )}
        </Field>
        <Field name="entity" label={t("filterEntity")} className="w-full sm:w-56">
          {(control) => <TextInput {...control} type="search" defaultValue={asked.entity} maxLength={100} />}
        </Field>
        <Field name="from" label={t("from")} className="w-[calc(50%-0.5rem)] min-w-min sm:w-auto">
          {(control) => <DateInput {...control} meaning="listed" defaultValue={filter.from} />}
        </Field>
        <Field name="to" label={t("to")} className="w-[calc(50%-0.5rem)] min-w-min sm:w-auto">
          {(control) => <DateInput {...control} meaning="listed" defaultValue={filter.to} />}
        </Field>
      </Filters>
      {entries.length === 0 ? (
        <EmptyState title={t("emptyTitle")} action={<LinkButton href="/audit">{t("all")}</LinkButton>}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <Card>
          <EntryTable entries={entries} />
          <Pager
            first={filter.after ? `/audit${filterQuery(asked, { after: undefined })}` : null}
            next={next ? `/audit${filterQuery(asked, { after: next })}` : null}
          >
            {t("shown", { count: entries.length })}
          </Pager>
        </Card>
      )}
    </>
  );
});
