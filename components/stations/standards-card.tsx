import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Table, TD, TH, THead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { Tone } from "@/components/ui/tone";
import { clauseHref } from "@/lib/programmes/rules/links";
import { pick } from "@/lib/shared/locale";
import { factValue } from "@/lib/stations/rules/conditions";
import type { Change } from "@/lib/stations/rules/smallest-fix";
import type {
  Clause,
  Condition,
  ConditionResult,
  ItemResult,
  Outcome,
  StandardItem,
  StandardResult,
} from "@/lib/stations/rules/standards";
import { isBuilt } from "@/lib/stations/rules/timeline";
import type { StationFacts } from "@/lib/stations/schema/facts";
import type { StationStatus } from "@/lib/stations/schema/status";
import { type Circumstances, demandText } from "./demand-text";
import type { FactText } from "./fact-text";

const tones: Readonly<Record<Outcome, Tone>> = { met: "met", failed: "missed", advice: "underway", spared: "plain" };

type StandardsProps = {
  results: readonly StandardResult[];
  facts: StationFacts;
  /** On the day; null before the first entry. */
  status: StationStatus | null;
  text: FactText;
  at: Circumstances;
};

/** The check of every standard that binds the station: the smallest change first, unless it is closed, then each item with its clauses. */
export function StandardsCard({ results, facts, status, text, at }: StandardsProps) {
  const t = useTranslations("stations");
  const locale = useLocale();
  if (results.length === 0) return <Card>{t("standards.none")}</Card>;
  const closed = status === "closed";
  return results.map(({ standard, items, fix }) => {
    const failed = items.filter(({ passed }) => !passed).length;
    return (
      <Card
        key={`${standard.programmeId} ${standard.code}`}
        id="standards"
        title={t("standards.title", { name: pick(locale, standard.name, standard.nameEn) })}
        actions={
          <>
            <Tag tone={failed === 0 ? "met" : "missed"}>
              {failed === 0 ? t("standards.passedAll") : t("standards.failedSome", { count: failed })}
            </Tag>
            <ClauseLink programmeId={standard.programmeId} clause={standard.clause} />
          </>
        }
      >
        {isBuilt(status) ? null : <Notice tone="info">{t(closed ? "standards.closed" : "standards.notBuilt")}</Notice>}
        {failed === 0 || closed ? null : <Fix fix={fix} items={standard.items} facts={facts} text={text} at={at} />}
        {[...items]
          .sort((a, b) => Number(a.passed) - Number(b.passed))
          .map((result) => (
            <Item key={result.item.code} result={result} programmeId={standard.programmeId} text={text} at={at} />
          ))}
      </Card>
    );
  });
}

type FixProps = {
  fix: readonly Change<Condition>[] | null;
  items: readonly StandardItem[];
  facts: StationFacts;
  text: FactText;
  at: Circumstances;
};

function Fix({ fix, items, facts, text, at }: FixProps) {
  const t = useTranslations("stations");
  if (fix === null) return <Notice tone="doubt">{t("standards.contradiction")}</Notice>;
  return (
    <Notice tone="underway" title={t("standards.fixTitle", { count: fix.length })}>
      <ol className="mt-1 list-decimal pl-5">
        {fix.map(({ fact, to, demands }) => (
          <li key={fact}>
            {to === "any"
              ? t("change.record", { fact: text.label(fact) })
              : t("change.to", {
                  fact: text.label(fact),
                  from: text.value(fact, factValue(facts, fact)),
                  to: text.value(fact, to),
                })}
            {alternativesTo(demands, items).map((other) => (
              <span key={other.id} className="ml-2 text-ink-soft">
                {t("change.or", { other: demandText(t, text, other, at) })}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </Notice>
  );
}

/** The other members of the groups that a change satisfies: one is enough, and the reader may prefer another. */
function alternativesTo(demands: readonly Condition[], items: readonly StandardItem[]): Condition[] {
  return items.flatMap(({ conditions }) =>
    conditions.filter(
      (one) =>
        one.alternative !== null &&
        !demands.includes(one) &&
        demands.some((demand) => demand.alternative === one.alternative && conditions.includes(demand)),
    ),
  );
}

type ItemProps = { result: ItemResult; programmeId: string; text: FactText; at: Circumstances };

function Item({ result: { item, passed, conditions }, programmeId, text, at }: ItemProps) {
  const t = useTranslations("stations");
  const name = pick(useLocale(), item.name, item.nameEn);
  const head = (
    <h3 className="inline-flex flex-wrap items-center gap-2 font-semibold">
      {name}
      <Tag tone={passed ? "met" : "missed"}>{t(passed ? "standards.passed" : "standards.failed")}</Tag>
    </h3>
  );
  const table = <Conditions name={name} {...{ conditions, programmeId, text, at }} />;
  // What is in order is a line; what is not stands open.
  return passed ? (
    <details className="prints border-t border-line first-of-type:border-t-0">
      <summary className="target cursor-pointer py-2">{head}</summary>
      <div className="pb-3">{table}</div>
    </details>
  ) : (
    <section className="mb-4">
      <div className="mb-1">{head}</div>
      {table}
    </section>
  );
}

type ConditionsProps = Pick<ItemProps, "programmeId" | "text" | "at"> & {
  name: string;
  conditions: readonly ConditionResult[];
};

function Conditions({ name, conditions, programmeId, text, at }: ConditionsProps) {
  const t = useTranslations("stations");
  return (
    <Table label={name} className="max-sm:block">
      <THead>
        <tr className="max-sm:sr-only">
          <TH>{t("standards.condition")}</TH>
          <TH>{t("standards.result")}</TH>
          <TH>{t("standards.actual")}</TH>
          <TH>{t("standards.clause")}</TH>
        </tr>
      </THead>
      <tbody className="max-sm:block">
        {conditions.map((result) => (
          <ConditionRow key={result.condition.id} result={result} programmeId={programmeId} text={text} at={at} />
        ))}
      </tbody>
    </Table>
  );
}

/** On a phone the cells of a row stand under each other. */
const STACKED = "max-sm:block max-sm:h-auto! max-sm:border-b-0 max-sm:px-0";

type RowProps = { result: ConditionResult; programmeId: string; text: FactText; at: Circumstances };

function ConditionRow({ result: { condition, outcome, actual }, programmeId, text, at }: RowProps) {
  const t = useTranslations("stations");
  const force = useTranslations("programmes.strength");
  const locale = useLocale();
  return (
    <tr className="max-sm:block max-sm:border-b max-sm:border-line max-sm:py-1.5">
      <TH scope="row" className={`${STACKED} min-w-44 font-normal! max-sm:static max-sm:max-w-none max-sm:shadow-none`}>
        {demandText(t, text, condition, at)}
        <span className="ml-1 text-xs whitespace-nowrap text-ink-faint">[{force(condition.strength)}]</span>
      </TH>
      <TD className={`${STACKED} min-w-32`}>
        <Tag tone={tones[outcome]}>{t(`outcome.${outcome}`)}</Tag>
        {outcome === "failed" || outcome === "advice" ? (
          <span className="mt-0.5 block text-xs text-ink-soft">
            {pick(locale, condition.advice, condition.adviceEn)}
          </span>
        ) : null}
      </TD>
      <TD className={`${STACKED} min-w-32`}>
        <span className="mr-2 text-sm text-ink-soft sm:hidden" aria-hidden="true">
          {t("standards.actual")}
        </span>
        {text.value(condition.fact, actual)}
      </TD>
      <TD className={STACKED}>
        <ClauseLink programmeId={programmeId} clause={condition.clause} />
      </TD>
    </tr>
  );
}

function ClauseLink({ programmeId, clause }: { programmeId: string; clause: Clause }) {
  const t = useTranslations("stations");
  return (
    <Link href={clauseHref({ id: programmeId }, clause.number)} className="whitespace-nowrap text-accent underline">
      {t("standards.clauseLink", { label: clause.label })}
    </Link>
  );
}
