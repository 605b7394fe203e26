import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { stationCrumbs } from "@/components/stations/crumbs";
import { StepForm } from "@/components/stations/step-form";
import { PageHead } from "@/components/ui/page-head";
import { voidEventAction } from "@/lib/coverage/actions";
import { requirePermission } from "@/lib/platform/session";
import { todayInChina } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";
import { stationStatuses } from "@/lib/stations/schema/status";
import { loadStation } from "../load";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ event?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requirePermission("station:correct");
  const [t, { id }] = await Promise.all([getTranslations("stations"), params]);
  return { title: `${t("void.title")} · ${(await loadStation(actor, id, todayInChina())).name}` };
}

export default async function VoidEventPage({ params, searchParams }: Props) {
  const actor = await requirePermission("station:correct");
  const [t, locale, { id }, { event: asked }] = await Promise.all([
    getTranslations("stations"),
    getLocale(),
    params,
    searchParams,
  ]);
  const today = todayInChina();
  const station = await loadStation(actor, id, today);
  const event = station.timeline.find((one) => one.id === asked);
  if (!event) notFound();
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
}
