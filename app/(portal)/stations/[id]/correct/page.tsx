import { portalPage } from "@/components/shell/portal-page";
import { stationCrumbs } from "@/components/stations/crumbs";
import { entryPart, factParts } from "@/components/stations/fields";
import { storedValues } from "@/components/ui/fields/field";
import { FieldsForm } from "@/components/ui/fields/fields-form";
import { PageHead } from "@/components/ui/page-head";
import { NotFound } from "@/lib/platform/errors";
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

export default page.body(async ({ data: { station, revision }, t, locale }) => (
  <>
    <PageHead
      title={`${t("correct.title")} · ${station.name}`}
      lead={t("correct.lead", { number: revision.number })}
      crumbs={stationCrumbs(station, locale, t("correct.title"))}
    />
    <FieldsForm
      action={correctStationAction}
      name={`station ${revision.id}`}
      version={station.version}
      parts={[
        ...(await factParts(t, locale)),
        entryPart(t, t("form.onHint"), {
          label: t("correct.reason"),
          hint: t("correct.reasonHint"),
          required: true,
        }),
      ]}
      stored={{ ...storedValues(revision.facts), from: revision.from }}
      hidden={{ id: station.id, revisionId: revision.id }}
      submit={t("correct.submit")}
    />
  </>
));
