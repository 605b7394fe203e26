import { getTranslations } from "next-intl/server";
import { DayNotice } from "@/components/shell/day-notice";
import { portalPage } from "@/components/shell/portal-page";
import { AsOfForm } from "@/components/stations/as-of-form";
import { stationCrumbs } from "@/components/stations/crumbs";
import { factText } from "@/components/stations/fact-text";
import { FactsCard } from "@/components/stations/facts-card";
import { HistoryCard } from "@/components/stations/history-card";
import { StandardsCard } from "@/components/stations/standards-card";
import { StationHead } from "@/components/stations/station-head";
import { TimelineCard } from "@/components/stations/timeline-card";
import { DoneNotice } from "@/components/ui/done-notice";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { todayInChina } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";
import { asOfParam, single } from "@/lib/shared/search-params";
import { mayCorrect, mayEditFacts, mayTransition } from "@/lib/stations/policy";
import { getStation } from "@/lib/stations/queries/detail";

const outcomes = ["created", "edited", "moved", "corrected", "voided", "restored", "undone"];

const page = portalPage({
  route: "/stations/[id]",
  permission: "station:read",
  words: "stations",
  load: ({ actor, params, search }) => getStation(actor, params.id, asOfParam(search.asOf)),
});

export const generateMetadata = page.title(({ data }) => data.name);

export default page.body(async ({ actor, data: station, search, t, locale }) => {
  const [ui, facts] = await Promise.all([getTranslations("ui"), getTranslations("facts")]);
  const today = todayInChina();
  const asOf = asOfParam(search.asOf);
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
        <DoneNotice done={done} title={t(`done.${done}`, { code: station.code })}>
          {search.figures === "same" ? ui("check.same") : null}
        </DoneNotice>
      ) : null}
      {station.isDemo ? (
        <Notice tone="info" title={t("demo")}>
          {t("demoNote")}
        </Notice>
      ) : null}
      <DayNotice asked={single(search.asOf)} />
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
});
