import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DayNotice } from "@/components/shell/day-notice";
import { AsOfForm } from "@/components/stations/as-of-form";
import { stationCrumbs } from "@/components/stations/crumbs";
import { factText } from "@/components/stations/fact-text";
import { FactsCard } from "@/components/stations/facts-card";
import { HistoryCard } from "@/components/stations/history-card";
import { StandardsCard } from "@/components/stations/standards-card";
import { StationHead } from "@/components/stations/station-head";
import { TimelineCard } from "@/components/stations/timeline-card";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { requirePermission } from "@/lib/platform/session";
import { todayInChina } from "@/lib/shared/dates";
import { dayAsked } from "@/lib/shared/day-bounds";
import { formatDate } from "@/lib/shared/format";
import { mayCorrect, mayEditFacts, mayTransition } from "@/lib/stations/policy";
import { loadStation } from "./load";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const outcomes = ["created", "edited", "moved", "corrected", "voided", "restored", "undone"];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requirePermission("station:read");
  return { title: (await loadStation(actor, (await params).id, todayInChina())).name };
}

export default async function StationPage({ params, searchParams }: Props) {
  const actor = await requirePermission("station:read");
  const [t, ui, facts, locale, { id }, search] = await Promise.all([
    getTranslations("stations"),
    getTranslations("ui"),
    getTranslations("facts"),
    getLocale(),
    params,
    searchParams,
  ]);
  const today = todayInChina();
  const asked = [search.asOf].flat()[0]?.trim() ?? "";
  const asOf = dayAsked(asked, "asked", today).day;
  const station = await loadStation(actor, id, asOf);
  const done = outcomes.find((outcome) => outcome === search.done);
  const text = factText(t, facts, locale);
  const day = (date: string) => formatDate(date, locale);
  return (
    <>
      <PageHead
        title={station.name}
        crumbs={stationCrumbs(station, locale)}
        actions={
          <AsOfForm
            code={station.code}
            asOf={asOf}
            today={today}
            mayEdit={mayEditFacts(actor)}
            mayTransition={mayTransition(actor)}
          />
        }
      />
      {done ? (
        <Notice tone="met" role="status" title={t(`done.${done}`, { code: station.code })}>
          {search.figures === "same" ? ui("check.same") : null}
        </Notice>
      ) : null}
      {station.isDemo ? (
        <Notice tone="info" title={t("demo")}>
          {t("demoNote")}
        </Notice>
      ) : null}
      <DayNotice asked={asked} />
      {asOf === today ? null : <Notice tone="info">{t("detail.asOfNote", { day: day(asOf) })}</Notice>}
      <StationHead station={station} />
      <StandardsCard
        results={station.standards}
        facts={station.facts}
        status={station.event?.status ?? null}
        text={text}
        at={{ asOf, names: station.place }}
      />
      <TimelineCard station={station} mayVoid={mayCorrect(actor)} />
      <FactsCard station={station} text={text} />
      <HistoryCard station={station} text={text} mayCorrect={mayCorrect(actor)} />
    </>
  );
}
