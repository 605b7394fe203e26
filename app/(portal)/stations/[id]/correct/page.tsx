import { stationCrumbs } from "@/components/stations/crumbs";
import { formValues, formWords } from "@/components/stations/form-words";
import { StationForm } from "@/components/stations/station-form";
import { PageHead } from "@/components/ui/page-head";
import { NotFound } from "@/lib/platform/errors";
import { portalPage } from "@/lib/platform/portal-page";
import { todayInChina } from "@/lib/shared/dates";
import { correctStationAction } from "@/lib/stations/actions";
import { getStation } from "@/lib/stations/queries/detail";

const page = portalPage({
  route: "/stations/[id]/correct",
  permission: "station:correct",
  words: "stations",
  load: async ({ actor, params, search }) => {
    const station = await getStation(actor, params.id, todayInChina());
    const revision = station.revisions.find(({ id, supersededAt }) => id === search.revision && supersededAt === null);
    if (!revision) throw new NotFound();
    return { station, revision };
  },
});

export const generateMetadata = page.title(({ data, t }) => `${t("correct.title")} · ${data.station.name}`);

export default page.body(async ({ data: { station, revision }, t, locale }) => {
  const words = await formWords();
  return (
    <>
      <PageHead
        title={`${t("correct.title")} · ${station.name}`}
        lead={t("correct.lead", { number: revision.number })}
        crumbs={stationCrumbs(station, locale, t("correct.title"))}
      />
      <StationForm
        action={correctStationAction}
        words={words}
        stored={formValues(revision.facts)}
        hidden={{ id: station.id, revisionId: revision.id }}
        version={station.version}
        day={{ max: todayInChina(), value: revision.from, hint: t("form.onHint") }}
        reason={{ label: t("correct.reason"), hint: t("correct.reasonHint"), required: true }}
        submit={t("correct.submit")}
      />
    </>
  );
});
