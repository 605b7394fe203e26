import { portalPage } from "@/components/shell/portal-page";
import { stationCrumbs } from "@/components/stations/crumbs";
import { secondWords, statusField } from "@/components/stations/fields";
import { SecondStation } from "@/components/stations/second-station";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FieldsForm } from "@/components/ui/fields/fields-form";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { transitionStationAction } from "@/lib/coverage/actions";
import { todayInChina } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";
import { getStation } from "@/lib/stations/queries/detail";
import { statusesAfter } from "@/lib/stations/rules/timeline";

const day = { kind: "day", meaning: "happened" } as const;

const page = portalPage({
  route: "/stations/[id]/transition",
  permission: "station:transition",
  words: "stations",
  load: ({ actor, params }) => getStation(actor, params.id, todayInChina()),
});

export const generateMetadata = page.title(({ data, t }) => `${t("transition.title")} · ${data.name}`);

export default page.body(async ({ data: station, t, locale }) => {
  const now = station.event;
  const next = statusesAfter(now?.status ?? null);
  return (
    <>
      <PageHead
        title={`${t("transition.title")} · ${station.name}`}
        lead={
          now ? t("transition.lead", { status: t(`status.${now.status}`), day: formatDate(now.on, locale) }) : undefined
        }
        crumbs={stationCrumbs(station, locale, t("transition.title"))}
      />
      {next.length === 0 ? (
        <EmptyState
          title={t("transition.end")}
          action={<LinkButton href={`/stations/${station.code}#timeline`}>{t("timeline.title")}</LinkButton>}
        />
      ) : (
        <FieldsForm
          action={transitionStationAction}
          name="step"
          version={station.version}
          parts={[
            {
              fields: [
                { ...statusField(t, t("transition.status"), next), required: true },
                { id: "on", label: t("form.on"), hint: t("form.onHint"), required: true, ...day },
                { id: "note", label: `${t("form.note")}${t("form.optional")}`, kind: "area" },
              ],
            },
          ]}
          shown={[statusField(t, t("transition.status"))]}
          stored={{ on: todayInChina() }}
          hidden={{ id: station.id }}
          labels={{ second: t("second.legend") }}
          submit={t("transition.submit")}
          narrow
        >
          <SecondStation words={secondWords(t)} />
          <Notice tone="underway">{t("transition.warnTitle")}</Notice>
        </FieldsForm>
      )}
    </>
  );
});
