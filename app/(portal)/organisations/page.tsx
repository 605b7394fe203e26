import { organisationColumns } from "@/components/organisations/columns";
import { RegionPicker } from "@/components/regions/region-picker";
import { portalPage } from "@/components/shell/portal-page";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { mayCreate, mayExport } from "@/lib/organisations/policy";
import { listOrganisations } from "@/lib/organisations/queries";
import { GRADES, KINDS, organisationFilter } from "@/lib/organisations/schema";
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
      <FilterBar
        href="/organisations"
        filter={filter}
        ignored={ignored}
        parts={{
          region: {
            ...{ label: t("filter.region"), kind: "own" },
            draw: (control) => (
              <RegionPicker
                {...control}
                chosen={region}
                typed={ignored.includes("region") ? single(search.region) : undefined}
              />
            ),
          },
          q: { label: t("filter.q"), kind: "search", max: 60 },
          kind: {
            ...{ label: t("filter.kind"), kind: "choice", any: t("filter.any") },
            options: KINDS.map((value) => ({ value, label: t(`option.kind.${value}`) })),
          },
          grade: {
            ...{ label: t("filter.grade"), kind: "choice", any: t("filter.any") },
            options: [
              { value: "none", label: t("list.ungraded") },
              ...GRADES.map((value) => ({ value, label: t(`option.grade.${value}`) })),
            ],
          },
        }}
      />
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
