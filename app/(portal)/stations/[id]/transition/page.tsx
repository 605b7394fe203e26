import { stationCrumbs } from "@/components/stations/crumbs";
import { secondWords } from "@/components/stations/form-words";
import { StepForm } from "@/components/stations/step-form";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { transitionStationAction } from "@/lib/coverage/actions";
import { portalPage } from "@/lib/platform/portal-page";
import { todayInChina } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";
import { getStation } from "@/lib/stations/queries/detail";
import { statusesAfter } from "@/lib/stations/rules/timeline";
import { stationStatuses } from "@/lib/stations/schema/status";

const page = portalPage({
  route: "/stations/[id]/transition",
  permission: "station:transition",
  words: "stations",
  load: ({ actor, params }) => getStation(actor, params.id, todayInChina()),
});

export const generateMetadata = page.title(({ data, t }) => `${t("transition.title")} · ${data.name}`);

export default page.body(async ({ data: station, t, locale }) => {
  const now = station.event;
  const next = statusesAfter(now?.status ?? null);
  return (
    <>
      <PageHead
        title={`${t("transition.title")} · ${station.name}`}
        lead={
          now ? t("transition.lead", { status: t(`status.${now.status}`), day: formatDate(now.on, locale) }) : undefined
        }
        crumbs={stationCrumbs(station, locale, t("transition.title"))}
      />
      {next.length === 0 ? (
        <EmptyState
          title={t("transition.end")}
          action={<LinkButton href={`/stations/${station.code}#timeline`}>{t("timeline.title")}</LinkButton>}
        />
      ) : (
        <StepForm
          action={transitionStationAction}
          hidden={{ id: station.id }}
          version={station.version}
          statuses={stationStatuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
          options={[
            { value: "", label: t("form.choose") },
            ...next.map((status) => ({ value: status, label: t(`status.${status}`) })),
          ]}
          fields={[
            { name: "status", label: t("transition.status"), required: true },
            { name: "on", label: t("form.on"), hint: t("form.onHint"), required: true },
            { name: "note", label: `${t("form.note")}${t("form.optional")}` },
          ]}
          day={todayInChina()}
          warning={t("transition.warnTitle")}
          second={secondWords(t)}
          submit={t("transition.submit")}
        />
      )}
    </>
  );
});
