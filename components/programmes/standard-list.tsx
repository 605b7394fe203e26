import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TD, TH, THead } from "@/components/ui/table";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { pick } from "@/lib/shared/locale";
import { clauseLabels } from "./clause-label";
import { ClauseLink } from "./clause-link";
import { conditionText } from "./condition-text";
import type { Place } from "./place";
import { StrengthTag } from "./strength-tag";

/** Each item of a standard with the conditions that are checked of a station. */
export async function StandardList({ bundle, place }: { bundle: ProgrammeBundle; place: Place }) {
  const [t, facts, locale] = await Promise.all([getTranslations("programmes"), getTranslations("facts"), getLocale()]);
  const { standards } = bundle.content;
  const labels = clauseLabels(bundle, locale, t);
  if (standards.length === 0) return <EmptyState title={t("standard.none")}>{t("standard.noneAdvice")}</EmptyState>;
  return (
    <>
      {standards.map((standard) => (
        <Card
          key={standard.code}
          title={pick(locale, standard.name, standard.nameEn)}
          actions={<ClauseLink place={place} clause={standard.clause} labels={labels} />}
        >
          <p className="mb-3 text-sm text-ink-soft">{t("standard.lead")}</p>
          {standard.items.map((item) => (
            <section key={item.code} className="mb-4 last:mb-0" aria-label={pick(locale, item.name, item.nameEn)}>
              <h3 className="mb-1 font-semibold">{pick(locale, item.name, item.nameEn)}</h3>
              <Table label={pick(locale, item.name, item.nameEn)}>
                <THead>
                  <tr>
                    <TH>{t("standard.condition")}</TH>
                    <TH>{t("standard.advice")}</TH>
                    <TH>{t("strength.title")}</TH>
                    <TH>{t("row.clause")}</TH>
                  </tr>
                </THead>
                <tbody>
                  {item.conditions.map((condition) => (
                    <tr key={`${condition.fact} ${condition.comparator} ${JSON.stringify(condition.value)}`}>
                      <TH scope="row">
                        {conditionText(condition, t, facts)}
                        {condition.alternative ? (
                          <span className="block text-sm text-ink-soft">{t("standard.alternative")}</span>
                        ) : null}
                      </TH>
                      <TD>{pick(locale, condition.advice, condition.adviceEn)}</TD>
                      <TD>
                        <StrengthTag strength={condition.strength} />
                      </TD>
                      <TD>
                        <ClauseLink place={place} clause={condition.clause} labels={labels} />
                      </TD>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </section>
          ))}
        </Card>
      ))}
    </>
  );
}
