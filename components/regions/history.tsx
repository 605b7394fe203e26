import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { RegionHistory } from "@/lib/regions/queries/history";
import type { RegionBrief } from "@/lib/regions/schema";
import { formatDate } from "@/lib/shared/format";
import { regionLabel } from "@/lib/shared/region-label";

/** @param yearOnly the unit's beginning is known to the year only */
export async function HistoryCard({ history, yearOnly }: { history: RegionHistory; yearOnly: boolean }) {
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
          </li>
        ))}
      </ol>
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
