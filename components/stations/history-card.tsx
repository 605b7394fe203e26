import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import { UndoForm } from "@/components/ui/undo-form";
import { undoRevisionAction } from "@/lib/coverage/actions";
import { formatDate, formatDateTime } from "@/lib/shared/format";
import { canonicalJson } from "@/lib/shared/json";
import type { StationDetail, StationRevisionRow } from "@/lib/stations/queries/detail";
import { lastEntered, replacedBy } from "@/lib/stations/rules/history";
import { stationFactIds } from "@/lib/stations/schema/facts";
import type { FactText } from "./fact-text";
import { stationStand } from "./stand";

type HistoryProps = { station: StationDetail; text: FactText; mayCorrect: boolean };

/** Every entry, the latest first, with what it changed against the entry it replaced. */
export function HistoryCard({ station, text, mayCorrect }: HistoryProps) {
  const t = useTranslations("stations");
  const locale = useLocale();
  const last = lastEntered(station.revisions);
  return (
    <Card title={t("history.title")} id="history">
      <ol>
        {station.revisions.map((revision) => (
          <li key={revision.id} className="border-t border-line py-3 first:border-t-0 first:pt-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-semibold">{t("history.from", { day: formatDate(revision.from, locale) })}</span>
              <span className="text-sm text-ink-soft">
                {t("history.number", { number: revision.number })} ·{" "}
                {t("history.by", { name: revision.byName, at: formatDateTime(new Date(revision.enteredAt), locale) })}
              </span>
              {revision.supersededAt !== null ? (
                <Tag>{t(revision.undone ? "history.undone" : "history.superseded")}</Tag>
              ) : mayCorrect ? (
                <Link
                  href={`/stations/${station.code}/correct?revision=${revision.id}`}
                  className="no-print ml-auto inline-block py-1 text-sm text-accent underline pointer-coarse:py-2.5"
                  aria-label={t("history.correctLabel", { number: revision.number })}
                >
                  {t("history.correct")}
                </Link>
              ) : null}
            </div>
            {revision.reason ? <p className="text-sm">{revision.reason}</p> : null}
            {mayCorrect && last?.id === revision.id ? (
              <UndoForm
                id={revision.id}
                action={undoRevisionAction}
                hidden={{ id: station.id, revisionId: revision.id }}
                version={station.version}
                stand={stationStand(station, t as never)}
                what={t("history.number", { number: revision.number })}
              />
            ) : null}
            <Changes revision={revision} before={replacedBy(revision, station.revisions)} text={text} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

type ChangesProps = { revision: StationRevisionRow; before: StationRevisionRow | null; text: FactText };

function Changes({ revision, before, text }: ChangesProps) {
  const t = useTranslations("stations");
  if (!before) return <p className="text-sm text-ink-soft">{t("history.first")}</p>;
  const changed = stationFactIds.filter(
    (fact) => canonicalJson(revision.facts[fact]) !== canonicalJson(before.facts[fact]),
  );
  if (changed.length === 0) return <p className="text-sm text-ink-soft">{t("history.same")}</p>;
  return (
    <ul className="mt-1 list-disc pl-5 text-sm text-ink-soft">
      {changed.map((fact) => (
        <li key={fact}>
          {t("history.change", {
            fact: text.label(fact),
            from: text.value(fact, before.facts[fact]),
            to: text.value(fact, revision.facts[fact]),
          })}
        </li>
      ))}
    </ul>
  );
}
