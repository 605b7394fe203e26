import { portalPage } from "@/components/shell/portal-page";
import { stationCrumbs } from "@/components/stations/crumbs";
import { statusField } from "@/components/stations/fields";
import { FieldsForm } from "@/components/ui/fields/fields-form";
import { PageHead } from "@/components/ui/page-head";
import { voidEventAction } from "@/lib/coverage/actions";
import { NotFound } from "@/lib/platform/errors";
import { todayInChina } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";
import { getStation } from "@/lib/stations/queries/detail";

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
  return (
    <>
      <PageHead
        title={`${t("void.title")} · ${station.name}`}
        lead={t("void.lead", { status: t(`status.${event.status}`), day: formatDate(event.on, locale) })}
        crumbs={stationCrumbs(station, locale, t("void.title"))}
      />
      <FieldsForm
        action={voidEventAction}
        name={`step ${event.id}`}
        version={station.version}
        parts={[
          {
            fields: [
              { id: "reason", label: t("void.reason"), required: true, kind: "area" },
              { ...statusField(t, t("void.instead")), hint: t("void.insteadHint"), blank: t("void.none") },
              { id: "on", label: t("form.on"), kind: "day", meaning: "happened" },
            ],
          },
        ]}
        hidden={{ id: station.id, eventId: event.id }}
        submit={t("void.open")}
        confirm={{ title: t("void.ask"), effect: t("void.effect"), label: t("void.confirm") }}
        narrow
      />
    </>
  );
});
