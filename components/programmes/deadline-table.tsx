import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TD, TH, THead } from "@/components/ui/table";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { pick } from "@/lib/shared/locale";
import { clauseLabels } from "./clause-label";
import { ClauseLink } from "./clause-link";
import { dueText } from "./due";
import type { Place } from "./place";
import { StrengthTag } from "./strength-tag";

export async function DeadlineTable({ bundle, place }: { bundle: ProgrammeBundle; place: Place }) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const { deadlines } = bundle.content;
  const labels = clauseLabels(bundle, locale, t);
  if (deadlines.length === 0) return <EmptyState title={t("deadline.none")}>{t("deadline.noneAdvice")}</EmptyState>;
  return (
    <Table label={t("view.deadlines")}>
      <THead>
        <tr>
          <TH>{t("deadline.due")}</TH>
          <TH>{t("deadline.what")}</TH>
          <TH>{t("deadline.responsible")}</TH>
          <TH>{t("deadline.reportTo")}</TH>
          <TH>{t("strength.title")}</TH>
          <TH>{t("row.clause")}</TH>
        </tr>
      </THead>
      <tbody>
        {deadlines.map((deadline) => (
          <tr key={deadline.code}>
            <TH scope="row" className="whitespace-nowrap max-md:whitespace-normal">
              {dueText(deadline, locale, t)}
            </TH>
            <TD>{pick(locale, deadline.what, deadline.whatEn)}</TD>
            <TD>{pick(locale, deadline.responsible, deadline.responsibleEn)}</TD>
            <TD>{deadline.reportTo ? pick(locale, deadline.reportTo, deadline.reportToEn) : "—"}</TD>
            <TD>
              <StrengthTag strength={deadline.strength} />
            </TD>
            <TD>
              <ClauseLink place={place} clause={deadline.clause} labels={labels} />
            </TD>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
