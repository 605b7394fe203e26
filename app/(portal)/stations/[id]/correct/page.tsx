import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { stationCrumbs } from "@/components/stations/crumbs";
import { formValues, formWords } from "@/components/stations/form-words";
import { StationForm } from "@/components/stations/station-form";
import { PageHead } from "@/components/ui/page-head";
import { requirePermission } from "@/lib/platform/session";
import { todayInChina } from "@/lib/shared/dates";
import { correctStationAction } from "@/lib/stations/actions";
import { loadStation } from "../load";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ revision?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requirePermission("station:correct");
  const [t, { id }] = await Promise.all([getTranslations("stations"), params]);
  return { title: `${t("correct.title")} · ${(await loadStation(actor, id, todayInChina())).name}` };
}

export default async function CorrectStationPage({ params, searchParams }: Props) {
  const actor = await requirePermission("station:correct");
  const [t, locale, words, { id }, { revision: asked }] = await Promise.all([
    getTranslations("stations"),
    getLocale(),
    formWords(),
    params,
    searchParams,
  ]);
  const today = todayInChina();
  const station = await loadStation(actor, id, today);
  const revision = station.revisions.find((one) => one.id === asked && one.supersededAt === null);
  if (!revision) notFound();
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
        day={{ max: today, value: revision.from, hint: t("form.onHint") }}
        reason={{ label: t("correct.reason"), hint: t("correct.reasonHint"), required: true }}
        submit={t("correct.submit")}
      />
    </>
  );
}
