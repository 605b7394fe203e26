import { portalPage } from "@/components/shell/portal-page";
import { stationColumns } from "@/components/stations/columns";
import { StationFilters } from "@/components/stations/station-filters";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { resolveRegion } from "@/lib/regions/queries/search";
import { regionLabel } from "@/lib/shared/region-label";
import { single } from "@/lib/shared/search-params";
import { mayCreate, mayExport } from "@/lib/stations/policy";
import { listStations } from "@/lib/stations/queries/list";
import { stationFilter } from "@/lib/stations/schema/filter";

const page = portalPage({ route: "/stations", permission: "station:read", words: "stations" });

export const generateMetadata = page.title(({ t }) => t("title"));

export default page.body(async ({ actor, search, t, locale }) => {
  const asked = stationFilter.parse(search);
  // Without the picker's script the field holds a name.
  const typed = single(search.region);
  const region = asked.region ?? (typed ? ((await resolveRegion(actor, typed.slice(0, 60))) ?? undefined) : undefined);
  const { stations, next, options, filter } = await listStations(actor, { ...asked, region });
  const ignored = stationFilter.ignored(search, filter);
  const filtered = Object.entries(filter).some(([name, value]) => value && name !== "sort");
  return (
    <>
      <PageHead
        title={options.region ? `${regionLabel(options.region, locale)} · ${t("title")}` : t("title")}
        lead={t("lead")}
        actions={
          <>
            {mayExport(actor) ? (
              <LinkButton href={`/api/stations/export${stationFilter.query(filter, { after: undefined })}`} download>
                {t("list.export")}
              </LinkButton>
            ) : null}
            {mayCreate(actor) ? (
              <LinkButton href="/stations/new" variant="primary">
                {t("new.title")}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {stations.some(({ isDemo }) => isDemo) ? (
        <Notice tone="info" title={t("demo")}>
          {t("demoNote")}
        </Notice>
      ) : null}
      <StationFilters {...{ filter, options, ignored }} typedRegion={ignored.includes("region") ? typed : undefined} />
      {stations.length === 0 ? (
        <EmptyState
          title={t(filtered ? "list.emptyTitle" : "list.noneTitle")}
          action={
            filtered ? (
              <LinkButton href="/stations">{t("filter.any")}</LinkButton>
            ) : mayCreate(actor) ? (
              <LinkButton href="/stations/new" variant="primary">
                {t("new.title")}
              </LinkButton>
            ) : null
          }
        >
          {t(filtered ? "list.emptyText" : "list.noneText")}
        </EmptyState>
      ) : (
        <Card>
          <DataTable
            label={t("list.label")}
            columns={stationColumns({ t, locale, items: options.items })}
            rows={stations}
            keyOf={({ code }) => code}
            head={(name) => t(`column.${name}`)}
            order={{
              by: filter.sort ?? "code",
              href: (sort) => `/stations${stationFilter.query(filter, { after: undefined, sort: sort as never })}`,
            }}
          />
          <Pager
            first={filter.after ? `/stations${stationFilter.query(filter, { after: undefined })}` : null}
            next={next ? `/stations${stationFilter.query(filter, { after: next })}` : null}
          >
            {t("list.shown", { count: stations.length })} · {t("filter.areaNote")}
          </Pager>
        </Card>
      )}
    </>
  );
});
