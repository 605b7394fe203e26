import { stationCrumbs } from "@/components/stations/crumbs";
import { formValues, formWords } from "@/components/stations/form-words";
import { StationForm } from "@/components/stations/station-form";
import { PageHead } from "@/components/ui/page-head";
import { portalPage } from "@/lib/platform/portal-page";
import { todayInChina } from "@/lib/shared/dates";
import { editStationAction } from "@/lib/stations/actions";
import { mayEditRegister } from "@/lib/stations/policy";
import { getStation } from "@/lib/stations/queries/detail";
import { formOptions } from "@/lib/stations/queries/form-options";

const page = portalPage({
  route: "/stations/[id]/edit",
  permission: "station:edit",
  words: "stations",
  load: ({ actor, params }) => getStation(actor, params.id, todayInChina()),
});

export const generateMetadata = page.title(({ data, t }) => `${t("edit.title")} · ${data.name}`);

export default page.body(async ({ actor, data: station, t, locale }) => {
  const words = await formWords();
  const today = todayInChina();
  const organisations = mayEditRegister(actor) ? (await formOptions(actor)).organisations : null;
  return (
    <>
      <PageHead
        title={`${t("edit.title")} · ${station.name}`}
        lead={t("edit.lead")}
        crumbs={stationCrumbs(station, locale, t("edit.title"))}
      />
      <StationForm
        action={editStationAction}
        words={words}
        stored={{ ...formValues(station.facts), name: station.name, organisationId: station.organisation?.id ?? "" }}
        hidden={{ id: station.id }}
        version={station.version}
        register={
          organisations
            ? {
                nameHint: "",
                none: t("detail.noOrganisation"),
                organisations: organisations.map((one) => ({ value: one.id, label: one.name })),
              }
            : undefined
        }
        day={{ max: today, value: today, hint: t("form.fromHint") }}
        reason={{ label: `${t("form.reason")}${t("form.optional")}`, required: false }}
        submit={t("form.save")}
      />
    </>
  );
});
