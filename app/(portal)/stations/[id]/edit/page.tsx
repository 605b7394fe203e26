import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { stationCrumbs } from "@/components/stations/crumbs";
import { formValues, formWords } from "@/components/stations/form-words";
import { StationForm } from "@/components/stations/station-form";
import { PageHead } from "@/components/ui/page-head";
import { requirePermission } from "@/lib/platform/session";
import { todayInChina } from "@/lib/shared/dates";
import { editStationAction } from "@/lib/stations/actions";
import { mayEditRegister } from "@/lib/stations/policy";
import { formOptions } from "@/lib/stations/queries/form-options";
import { loadStation } from "../load";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requirePermission("station:edit");
  const [t, { id }] = await Promise.all([getTranslations("stations"), params]);
  return { title: `${t("edit.title")} · ${(await loadStation(actor, id, todayInChina())).name}` };
}

export default async function EditStationPage({ params }: Props) {
  const actor = await requirePermission("station:edit");
  const [t, locale, words, { id }] = await Promise.all([getTranslations("stations"), getLocale(), formWords(), params]);
  const today = todayInChina();
  const station = await loadStation(actor, id, today);
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
}
