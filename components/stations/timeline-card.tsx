import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { UndoForm } from "@/components/ui/undo-form";
import { restoreEventAction } from "@/lib/coverage/actions";
import { formatDate } from "@/lib/shared/format";
import { regionLabel } from "@/lib/shared/region-label";
import type { StationDetail, StationEventRow } from "@/lib/stations/queries/detail";
import { stationStand } from "./stand";
import { StatusTag } from "./status-tag";

/** No plan and no denominator knows them. */
const QUASI: readonly string[] = ["quasi_township", "quasi_residents_committee", "quasi_villagers_committee"];

type TimelineProps = { station: StationDetail; mayVoid: boolean };

export function TimelineCard({ station, mayVoid }: TimelineProps) {
  const t = useTranslations("stations");
  const colon = useTranslations("ui")("colon");
  const locale = useLocale();
  const { timeline, voided, builtIntervals, asOf, code, units } = station;
  const quasi = units.find(({ kind }) => QUASI.includes(kind));
  return (
    <Card title={t("timeline.title")} id="timeline">
      <ol className="border-l-2 border-line pl-4">
        {timeline.map((event) => (
          <li
            key={event.id}
            className={
              event.on > asOf ? "border-l-2 border-dashed border-line-strong py-1.5 pl-3 text-ink-soft" : "py-1.5"
            }
          >
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="min-w-28 whitespace-nowrap">{formatDate(event.on, locale)}</span>
              <StatusTag status={event.status} />
              {mayVoid ? (
                <Link
                  href={`/stations/${code}/void?event=${event.id}`}
                  className="no-print ml-auto inline-block py-1 text-sm text-accent underline pointer-coarse:py-2.5"
                  aria-label={t("timeline.voidLabel", {
                    day: formatDate(event.on, locale),
                    status: t(`status.${event.status}`),
                  })}
                >
                  {t("timeline.void")}
                </Link>
              ) : null}
            </div>
            <EventNote event={event} />
          </li>
        ))}
      </ol>
      <p className="mt-3 text-sm text-ink-soft">
        {t("detail.builtDays")}
        {colon}
        {quasi
          ? t("detail.quasi", { unit: regionLabel(quasi, locale) })
          : builtIntervals.length === 0
            ? t("detail.never")
            : builtIntervals
                .map(({ from, until }) =>
                  until
                    ? t("detail.interval", { from: formatDate(from, locale), until: formatDate(until, locale) })
                    : t("detail.since", { from: formatDate(from, locale) }),
                )
                .join(t("listSeparator"))}
        {" · "}
        {t("detail.countRule")}
      </p>
      {voided.length > 0 ? (
        <details className="mt-3">
          <summary className="target text-sm text-accent underline">
            {t("timeline.showVoided", { count: voided.length })}
          </summary>
          <ul className="mt-1 text-sm">
            {voided.map((event) => (
              <li key={event.id} className="border-t border-line py-2">
                <s>
                  {formatDate(event.on, locale)} {t(`status.${event.status}`)}
                </s>{" "}
                · {t("timeline.voidedNote", { name: event.voidedByName ?? "", reason: event.voidReason ?? "" })}
                {mayVoid ? (
                  <UndoForm
                    id={event.id}
                    action={restoreEventAction}
                    hidden={{ id: station.id, eventId: event.id }}
                    version={station.version}
                    stand={stationStand(station, t as never)}
                    what={`${formatDate(event.on, locale)} ${t(`status.${event.status}`)}`}
                  >
                    {t("timeline.restore")}
                  </UndoForm>
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Card>
  );
}

function EventNote({ event }: { event: StationEventRow }) {
  const t = useTranslations("stations");
  return (
    <p className="text-sm text-ink-soft">
      {event.note ? `${event.note} · ` : ""}
      {t("timeline.by", { name: event.byName })}
    </p>
  );
}
