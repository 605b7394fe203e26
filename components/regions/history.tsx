import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { UndoForm } from "@/components/ui/undo-form";
import type { FormAction } from "@/lib/platform/form-state";
import type { RegionAct, RegionHistory } from "@/lib/regions/queries/history";
import type { RegionBrief } from "@/lib/regions/schema";
import { formatDate, formatDateTime } from "@/lib/shared/format";
import { regionLabel } from "@/lib/shared/region-label";

type HistoryProps = {
  history: RegionHistory;
  /** What was entered in the portal, and can be undone there. */
  acts: readonly RegionAct[];
  yearOnly: boolean;
  mayUndo: (act: RegionAct) => boolean;
  undo: FormAction;
};

/** @param yearOnly the unit's beginning is known to the year only */
export async function HistoryCard({ history, acts, yearOnly, mayUndo, undo }: HistoryProps) {
  const [t, locale] = await Promise.all([getTranslations("regions"), getLocale()]);
  const { changes, names } = history;
  return (
    <Card title={t("history.title")}>
      {changes.length === 0 && names.length === 0 ? <p className="text-ink-soft">{t("history.none")}</p> : null}
      <ol>
        {changes.map((change) => (
          <li key={change.id} className="border-b border-line py-2 last:border-b-0">
            <p>
              <strong className="font-semibold">
                {t(`history.event.${converts(change) ? "convert" : change.kind}`)}
              </strong>{" "}
              <span className="text-ink-soft">
                {yearOnly && change.kind === "set_up"
                  ? t("history.yearOnly", { year: change.on.slice(0, 4) })
                  : formatDate(change.on, locale)}
              </span>
            </p>
            <Units label={t("history.from")} units={change.predecessors} locale={locale} />
            <Units label={t("history.to")} units={change.successors} locale={locale} />
            <p className="text-sm text-ink-soft">
              {t("history.basis")}
              {locale === "en" ? ": " : "："}
              <span lang="zh-CN">{change.basis}</span>
            </p>
            {change.reason ? (
              <p className="text-sm text-ink-soft">
                {t("history.reason")}
                {locale === "en" ? ": " : "："}
                {change.reason}
              </p>
            ) : null}
            {acts
              .filter((act) => act.changeId === change.id && mayUndo(act))
              .map((act) => (
                <UndoForm
                  key={act.id}
                  id={act.id}
                  action={undo}
                  hidden={{ actId: act.id }}
                  what={`${t(`history.event.${converts(change) ? "convert" : change.kind}`)} ${formatDate(change.on, locale)}`}
                />
              ))}
          </li>
        ))}
      </ol>
      <Acts acts={acts.filter(({ changeId }) => changeId === null)} mayUndo={mayUndo} undo={undo} />
      {names.length > 0 ? (
        <>
          <h3 className="mt-3 font-semibold">{t("history.names")}</h3>
          <ul>
            {names.map(({ name, to }) => (
              <li key={`${name} ${to}`}>{t("history.nameSpan", { name, to: to ? formatDate(to, locale) : "" })}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}

/** Under another kind or code the unit before or after it is another one. */
const converts = ({ kind, predecessors, successors }: RegionHistory["changes"][number]): boolean =>
  kind === "rename" && predecessors.length + successors.length > 0;

function Units({ label, units, locale }: { label: string; units: readonly RegionBrief[]; locale: string }) {
  if (units.length === 0) return null;
  return (
    <p className="text-sm">
      {label}{" "}
      {units.map((unit, index) => (
        <span key={unit.code}>
          {index > 0 ? " · " : ""}
          <Link href={`/regions/${unit.code}`} className="text-accent underline">
            {regionLabel(unit, locale)}
          </Link>
        </span>
      ))}
    </p>
  );
}

const KINDS = ["set_up", "rename", "merge", "split", "abolish", "transfer", "join", "leave", "classify"] as const;

/** Acts without an entry of their own above: memberships, classes, and whatever has been undone. */
async function Acts({ acts, mayUndo, undo }: Pick<HistoryProps, "acts" | "mayUndo" | "undo">) {
  const [t, locale] = await Promise.all([getTranslations("regions"), getLocale()]);
  if (acts.length === 0) return null;
  const moment = (at: string) => formatDateTime(new Date(at), locale);
  return (
    <>
      <h3 className="mt-3 font-semibold">{t("history.acts")}</h3>
      <ul>
        {acts.map((act) => {
          const kind = KINDS.find((one) => act.action.endsWith(one)) ?? "rename";
          const unit = act.member ? regionLabel(act.member, locale) : "";
          const what = [t(`history.act.${kind}`, { unit }), act.on ? formatDate(act.on, locale) : ""].join(" ").trim();
          return (
            <li key={act.id} className="border-b border-line py-2 last:border-b-0">
              {act.undone ? <s>{what}</s> : what}{" "}
              <span className="text-sm text-ink-soft">
                {t("history.actBy", { name: act.byName, time: moment(act.at) })}
              </span>
              {act.undone ? (
                <p className="text-sm text-ink-soft">
                  {t("history.undone", {
                    ...{ name: act.undone.byName, time: moment(act.undone.at), reason: act.undone.reason },
                  })}
                </p>
              ) : mayUndo(act) ? (
                <UndoForm id={act.id} action={undo} hidden={{ actId: act.id }} what={what} />
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}
