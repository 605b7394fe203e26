import { getTranslations } from "next-intl/server";
import { CoverageGlance } from "@/components/overview/coverage-glance";
import { Doors } from "@/components/overview/doors";
import { FailingStations } from "@/components/overview/failing-stations";
import { OwnStation } from "@/components/overview/own-station";
import { StationList } from "@/components/overview/station-list";
import { navigation } from "@/components/shell/navigation";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { getCoverage } from "@/lib/coverage/queries";
import type { Actor } from "@/lib/platform/actor";
import { can } from "@/lib/platform/permissions";
import { todayInChina } from "@/lib/shared/dates";
import { getStation } from "@/lib/stations/queries/detail";
import { listStations } from "@/lib/stations/queries/list";

/** What each role needs first: an official the coverage, station staff their station, admins their part of the rooms. */
export async function OverviewBody({ actor }: { actor: Actor }) {
  if (can(actor, "coverage:read")) return <Official actor={actor} />;
  switch (actor.role) {
    case "station_lead":
    case "station_worker":
      return actor.stationId ? <Staff actor={actor} stationId={actor.stationId} /> : <Waiting for="station_lead" />;
    case "supervisor":
    case "organisation_manager":
      return <Entrusted actor={actor} role={actor.role} />;
    case "evaluator":
      return <Waiting for="evaluator" />;
    default:
      return <Administrator actor={actor} />;
  }
}

async function Official({ actor }: { actor: Actor }) {
  const [t, { dashboard }, { stations, options }] = await Promise.all([
    getTranslations("overview.coverage"),
    getCoverage(actor, { programme: null, region: null, asOf: todayInChina(), reading: null }),
    listStations(actor, { status: "built", failed: "any", sort: "failed" }),
  ]);
  return (
    <>
      {dashboard ? (
        <CoverageGlance dashboard={dashboard} />
      ) : (
        <div className="mb-4">
          <EmptyState title={t("emptyTitle")} action={<LinkButton href="/programmes">{t("emptyAction")}</LinkButton>}>
            {t("emptyText")}
          </EmptyState>
        </div>
      )}
      <FailingStations region={actor.regionCode} stations={stations} items={options.items} />
    </>
  );
}

async function Staff({ actor, stationId }: { actor: Actor; stationId: string }) {
  return <OwnStation station={await getStation(actor, stationId, todayInChina())} />;
}

async function Entrusted({ actor, role }: { actor: Actor; role: "supervisor" | "organisation_manager" }) {
  const [t, { stations, options }] = await Promise.all([
    getTranslations("overview.stations"),
    listStations(actor, { sort: "failed" }),
  ]);
  if (stations.length === 0) return <Waiting for={role} />;
  const title = t(role === "supervisor" ? "title" : "organisationTitle");
  return (
    <Card title={title} actions={<LinkButton href="/stations">{t("open")}</LinkButton>}>
      <StationList label={title} stations={stations} items={options.items} />
    </Card>
  );
}

async function Waiting({ for: role }: { for: "supervisor" | "organisation_manager" | "evaluator" | "station_lead" }) {
  const t = await getTranslations("overview.waiting");
  return (
    <EmptyState
      title={t(`${role}.title`)}
      action={
        <LinkButton href="/programmes" variant="primary">
          {t("action")}
        </LinkButton>
      }
    >
      {t(`${role}.text`)}
    </EmptyState>
  );
}

async function Administrator({ actor }: { actor: Actor }) {
  const t = await getTranslations("overview.admin");
  return (
    <>
      <Notice tone="info">{t("note")}</Notice>
      <Doors rooms={navigation.filter(({ key, needs }) => key !== "overview" && (!needs || can(actor, needs)))} />
    </>
  );
}
