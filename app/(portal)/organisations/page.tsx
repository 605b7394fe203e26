import { organisationColumns } from "@/components/organisations/columns";
import { RegionPicker } from "@/components/regions/region-picker";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Filters } from "@/components/ui/filters";
import { IgnoredFilters } from "@/components/ui/ignored-filters";
import { Select, TextInput } from "@/components/ui/inputs";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { mayCreate, mayExport } from "@/lib/organisations/policy";
import { listOrganisations } from "@/lib/organisations/queries";
import { GRADES, KINDS, organisationFilter } from "@/lib/organisations/schema";
import { portalPage } from "@/lib/platform/portal-page";
import { resolveRegion } from "@/lib/regions/queries/search";
import { getRegion } from "@/lib/regions/queries/tree";
import { single } from "@/lib/shared/search-params";

const page = portalPage({ route: "/organisations", permission: "organisation:read", words: "organisations" });

export const generateMetadata = page.title(({ t }) => t("title"));

export default page.body(async ({ actor, search, t, locale }) => {
  const asked = organisationFilter.parse(search);
  // Without the picker's script the field holds a name.
  const code = single(search.region) ? await resolveRegion(actor, single(search.region).slice(0, 60)) : null;
  const region = code ? await getRegion(actor, code) : null;
  const filter = { ...asked, region: region?.code };
  const { organisations, next } = await listOrganisations(actor, filter);
  const ignored = organisationFilter.ignored(search, filter);
  const at = (after?: string) => `/organisations${organisationFilter.query(filter, { after })}`;
  const filtered = organisationFilter.query(filter) !== "";
  const create = mayCreate(actor) ? (
    <LinkButton href="/organisations/new" variant="primary">
      {t("new.title")}
    </LinkButton>
  ) : null;
  const any = { value: "", label: t("filter.any") };
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            {mayExport(actor) ? (
              <LinkButton href={`/api${at().replace("/organisations", "/organisations/export")}`} download>
                {t("list.export")}
              </LinkButton>
            ) : null}
            {create}
          </>
        }
      />
      {organisations.some(({ isDemo }) => isDemo) ? <Notice tone="info" title={t("demo")} /> : null}
      <Filters action="/organisations" resetHref="/organisations">
        <Field name="region" label={t("filter.region")} className="w-full sm:w-56">
          {(control) => (
            <RegionPicker
              {...control}
              locale={locale}
              labels={{ found: t.raw("picker.found"), none: t("picker.none"), failed: t("picker.failed") }}
              chosen={region}
              typed={ignored.includes("region") ? single(search.region) : undefined}
            />
          )}
        </Field>
        <Field name="q" label={t("filter.q")} className="w-full sm:w-56">
          {(control) => <TextInput {...control} type="search" defaultValue={filter.q} maxLength={60} />}
        </Field>
        <Field name="kind" label={t("filter.kind")} className="w-[calc(50%-0.5rem)] sm:w-48">
          {(control) => (
            <Select
              {...control}
              defaultValue={filter.kind ?? ""}
              options={[any, ...KINDS.map((value) => ({ value, label: t(`option.kind.${value}`) }))]}
            />
          )}
        </Field>
        <Field name="grade" label={t("filter.grade")} className="w-[calc(50%-0.5rem)] sm:w-40">
          {(control) => (
            <Select
              {...control}
              defaultValue={filter.grade ?? ""}
              options={[
                any,
                { value: "none", label: t("list.ungraded") },
                ...GRADES.map((value) => ({ value, label: t(`option.grade.${value}`) })),
              ]}
            />
          )}
        </Field>
      </Filters>
      <IgnoredFilters names={ignored.map((name) => t(`filter.${name}`))} />
      {organisations.length === 0 ? (
        <EmptyState
          title={t(filtered ? "list.emptyTitle" : "list.noneTitle")}
          action={filtered ? <LinkButton href="/organisations">{t("filter.all")}</LinkButton> : create}
        >
          {t(filtered ? "list.emptyText" : "list.noneText")}
        </EmptyState>
      ) : (
        <Card>
          <DataTable
            label={t("title")}
            columns={organisationColumns(t, locale)}
            rows={organisations}
            keyOf={({ id }) => id}
            head={(name) => t(`column.${name}`)}
          />
          <Pager first={filter.after ? at() : null} next={next ? at(next) : null}>
            {t("list.shown", { count: organisations.length })}
          </Pager>
        </Card>
      )}
    </>
  );
});
