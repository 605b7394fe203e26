import { RegionField } from "@/components/regions/region-field";
import { portalPage } from "@/components/shell/portal-page";
import { factParts, registerPart, secondWords, statusField } from "@/components/stations/fields";
import { SecondStation } from "@/components/stations/second-station";
import { FieldsForm } from "@/components/ui/fields/fields-form";
import { PageHead } from "@/components/ui/page-head";
import { createStationAction } from "@/lib/coverage/actions";
import { todayInChina } from "@/lib/shared/dates";
import { pick } from "@/lib/shared/locale";
import { formOptions } from "@/lib/stations/queries/form-options";
import { firstStatuses } from "@/lib/stations/schema/status";

const page = portalPage({ route: "/stations/new", permission: "station:create", words: "stations" });

export const generateMetadata = page.title(({ t }) => t("new.title"));

export default page.body(async ({ actor, t, locale }) => {
  const options = await formOptions(actor);
  return (
    <>
      <PageHead
        title={t("new.title")}
        lead={t("new.lead")}
        crumbs={[{ label: t("title"), href: "/stations" }, { label: t("new.title") }]}
      />
      <FieldsForm
        action={createStationAction}
        name="station"
        parts={[
          {
            fields: [
              {
                ...{ id: "typeCode", label: t("form.type"), kind: "choice", required: true },
                options: options.types.map((type) => ({
                  value: type.code,
                  label: pick(locale, type.name, type.nameEn),
                })),
              },
              {
                ...statusField(t, t("form.firstStatus"), firstStatuses),
                hint: t("form.firstStatusHint"),
                required: true,
              },
              {
                id: "on",
                label: t("form.on"),
                hint: t("form.onHint"),
                required: true,
                kind: "day",
                meaning: "happened",
              },
            ],
          },
          registerPart(t, options.organisations, t("form.nameHint")),
          ...(await factParts(t, locale)),
        ]}
        stored={{ typeCode: "township_station", on: todayInChina() }}
        labels={{ regionCode: t("form.region"), note: t("form.note"), second: t("second.legend") }}
        submit={t("new.submit")}
        before={
          <>
            <SecondStation words={secondWords(t)} />
            <RegionField label={t("form.region")} hint={t("form.regionHint")} within={actor.regionCode ?? undefined} />
          </>
        }
      />
    </>
  );
});
