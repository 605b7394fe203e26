import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import { planHref } from "@/lib/programmes/rules/links";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import type { DiscrepancyContent } from "@/lib/programmes/schema/content";
import { pick } from "@/lib/shared/locale";
import { clauseLabels } from "./clause-label";
import { ClauseLink } from "./clause-link";
import { DoubtRuling } from "./doubt-ruling";
import type { Place } from "./place";

type DoubtListProps = { bundle: ProgrammeBundle; place: Place; mayRule: boolean };

/** Every defect or ambiguity of the source with its readings, and what was decided about it. */
export async function DoubtList({ bundle, place, mayRule }: DoubtListProps) {
  const t = await getTranslations("programmes");
  const { discrepancies } = bundle.content;
  if (discrepancies.length === 0) return <EmptyState title={t("doubt.none")}>{t("doubt.noneAdvice")}</EmptyState>;
  return (
    <>
      <p className="mb-4 max-w-prose text-ink-soft">{t("doubt.lead")}</p>
      {discrepancies.map((doubt, index) => (
        <Doubt key={doubt.code} doubt={doubt} index={index} bundle={bundle} place={place} mayRule={mayRule} />
      ))}
    </>
  );
}

async function Doubt({
  doubt,
  index,
  bundle,
  place,
  mayRule,
}: DoubtListProps & { doubt: DiscrepancyContent; index: number }) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const ruled = doubt.rulings.at(-1);
  const followed = doubt.readings.find((reading) => reading.followed);
  return (
    <Card
      id={`doubt-${doubt.code}`}
      title={pick(locale, doubt.title, doubt.titleEn)}
      actions={
        <>
          <Tag tone={ruled ? "met" : "doubt"}>{t(ruled ? "doubt.ruled" : "doubt.open")}</Tag>
          <ClauseLink place={place} clause={doubt.clause} labels={clauseLabels(bundle, locale, t)} />
        </>
      }
    >
      <p className="mb-2 max-w-prose">{pick(locale, doubt.description, doubt.descriptionEn)}</p>
      <h3 className="text-sm font-semibold text-ink-soft">{t("doubt.readings")}</h3>
      <ul className="mb-3 list-disc pl-5">
        {doubt.readings.map((reading) => (
          <li key={reading.code}>
            {pick(locale, reading.label, reading.labelEn)}
            {ruled?.reading === reading.code ? <strong className="ml-2 text-met">● {t("doubt.inForce")}</strong> : null}
            {reading.followed ? <span className="ml-2 text-sm text-ink-soft">{t("doubt.followed")}</span> : null}
          </li>
        ))}
      </ul>
      {ruled && followed && ruled.reading !== followed.code ? (
        <Notice tone="doubt" title={t("doubt.ruledOtherwise")}>
          {t("doubt.ruledOtherwiseText", { reading: pick(locale, followed.label, followed.labelEn) })}
        </Notice>
      ) : null}
      {doubt.planTable === null ? null : (
        <p className="mb-3">
          <Link href={planHref(place, doubt.planTable)} className="text-accent underline">
            {t("doubt.toPlan")}
          </Link>
        </p>
      )}
      <DoubtRuling bundle={bundle} index={index} mayRule={mayRule} />
    </Card>
  );
}
