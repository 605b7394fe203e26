import { stationCrumbs } from "@/components/stations/crumbs";
import { StepForm } from "@/components/stations/step-form";
import { PageHead } from "@/components/ui/page-head";
import { voidEventAction } from "@/lib/coverage/actions";
import { NotFound } from "@/lib/platform/errors";
import { portalPage } from "@/lib/platform/portal-page";
import { todayInChina } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";
import { getStation } from "@/lib/stations/queries/detail";
import { stationStatuses } from "@/lib/stations/schema/status";

const page = portalPage({
  route: "/stations/[id]/void",
  permission: "station:correct",
  words: "stations",
  load: async ({ actor, params, search }) => {
    const station = await getStation(actor, params.id, todayInChina());
    const event = station.timeline.find(({ id }) => id === search.event);
    if (!event) throw new NotFound();
    return { station, event };
  },
});

export const generateMetadata = page.title(({ data, t }) => `${t("void.title")} · ${data.station.name}`);

export default page.body(async ({ data: { station, event }, t, locale }) => {
  const statuses = stationStatuses.map((status) => ({ value: status, label: t(`status.${status}`) }));
  return (
    <>
      <PageHead
        title={`${t("void.title")} · ${station.name}`}
        lead={t("void.lead", { status: t(`status.${event.status}`), day: formatDate(event.on, locale) })}
        crumbs={stationCrumbs(station, locale, t("void.title"))}
      />
      <StepForm
        action={voidEventAction}
        hidden={{ id: station.id, eventId: event.id }}
        version={station.version}
        statuses={statuses}
        options={[{ value: "", label: t("void.none") }, ...statuses]}
        fields={[
          { name: "reason", label: t("void.reason"), required: true },
          { name: "status", label: t("void.instead"), hint: t("void.insteadHint") },
          { name: "on", label: t("form.on") },
        ]}
        day=""
        submit={t("void.open")}
        confirm={{ title: t("void.ask"), effect: t("void.effect"), label: t("void.confirm") }}
      />
    </>
  );
});
