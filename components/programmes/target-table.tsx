import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Table, TD, TH, THead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { measureKey } from "@/lib/programmes/rules/measures";
import { type Built, type TargetState, targetState } from "@/lib/programmes/rules/target-state";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { formatDate, formatNumber, formatPercent } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { amountText } from "./amount";
import { clauseLabels } from "./clause-label";
import { ClauseLink } from "./clause-link";
import type { Place } from "./place";
import { StrengthTag } from "./strength-tag";

type TargetTableProps = {
  bundle: ProgrammeBundle;
  place: Place;
  /** Null where the reader does not see all of the region, or the version is not in effect. */
  built: (Built & { rows(day: string): string }) | null;
};

export async function TargetTable({ bundle, place, built }: TargetTableProps) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const { targets } = bundle.content;
  const labels = clauseLabels(bundle, locale, t);
  if (targets.length === 0) return <EmptyState title={t("target.none")}>{t("target.noneAdvice")}</EmptyState>;
  return (
    <Table label={t("view.targets")} caption={t("target.caption")}>
      <THead>
        <tr>
          <TH>{t("target.text")}</TH>
          <TH>{t("target.measure")}</TH>
          <TH numeric>{t("target.value")}</TH>
          <TH>{t("target.due")}</TH>
          {built ? <TH>{t("target.state")}</TH> : null}
          <TH>{t("strength.title")}</TH>
          <TH>{t("row.clause")}</TH>
        </tr>
      </THead>
      <tbody>
        {targets.map((target) => (
          <tr key={target.code}>
            <TH scope="row">{pick(locale, target.text, target.textEn)}</TH>
            <TD>{t(`measures.${measureKey(target.measure)}`)}</TD>
            <TD className="text-right! whitespace-nowrap">{amountText(target, locale, t)}</TD>
            <TD className="whitespace-nowrap">{target.dueOn ? formatDate(target.dueOn, locale) : t("noDate")}</TD>
            {built ? (
              <TD>
                <State state={targetState(target, built)} rows={built.rows} />
              </TD>
            ) : null}
            <TD>
              <StrengthTag strength={target.strength} />
            </TD>
            <TD>
              <ClauseLink place={place} clause={target.clause} labels={labels} />
            </TD>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

async function State({ state, rows }: { state: TargetState | null; rows: (day: string) => string }) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  if (!state) return "—";
  const { count, whole, day, verdict } = state;
  return (
    <>
      <span className="mr-2 whitespace-nowrap">
        <Link href={rows(day)}>{formatNumber(count, locale)}</Link>
        {whole ? ` / ${formatNumber(whole, locale)} · ${formatPercent(count / whole, locale)}` : null}
      </span>
      {verdict ? <Tag tone={verdict}>{t(`target.${verdict}`)}</Tag> : null}
      <span className="block text-sm whitespace-nowrap text-ink-soft">
        {t("target.stateOn", { day: formatDate(day, locale) })}
      </span>
    </>
  );
}
