import { portalPage } from "@/components/shell/portal-page";
import { stationCrumbs } from "@/components/stations/crumbs";
import { entryPart, factParts, registerPart } from "@/components/stations/fields";
import { storedValues } from "@/components/ui/fields/field";
import { FieldsForm } from "@/components/ui/fields/fields-form";
import { PageHead } from "@/components/ui/page-head";
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
  const organisations = mayEditRegister(actor) ? (await formOptions(actor)).organisations : null;
  return (
    <>
      <PageHead
        title={`${t("edit.title")} · ${station.name}`}
        lead={t("edit.lead")}
        crumbs={stationCrumbs(station, locale, t("edit.title"))}
      />
      <FieldsForm
        action={editStationAction}
        name="station"
        version={station.version}
        parts={[
          ...(organisations ? [registerPart(t, organisations)] : []),
          ...(await factParts(t, locale)),
          entryPart(t, t("form.fromHint"), { label: `${t("form.reason")}${t("form.optional")}` }),
        ]}
        stored={{
          ...storedValues(station.facts),
          ...{ name: station.name, organisationId: station.organisation?.id ?? "", from: todayInChina() },
        }}
        hidden={{ id: station.id }}
        submit={t("form.save")}
      />
    </>
  );
});
