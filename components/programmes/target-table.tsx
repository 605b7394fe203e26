import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TD, TH, THead } from "@/components/ui/table";
import { measureKey } from "@/lib/programmes/rules/measures";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { formatDate } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { amountText } from "./amount";
import { clauseLabels } from "./clause-label";
import { ClauseLink } from "./clause-link";
import type { Place } from "./place";
import { StrengthTag } from "./strength-tag";

export async function TargetTable({ bundle, place }: { bundle: ProgrammeBundle; place: Place }) {
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
