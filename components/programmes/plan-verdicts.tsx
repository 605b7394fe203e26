import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { NumCell, Table, TD, TH, THead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { PlanFloor } from "@/lib/programmes/rules/floor";
import {
  type PlanFigures,
  type ReadingVerdict,
  verdictsByReading,
  verdictsThatDiffer,
} from "@/lib/programmes/rules/plan-table";
import { formatNumber } from "@/lib/shared/format";

export type BuiltByYear = {
  /** Stations built by the end of each year that has ended. */
  readonly counts: ReadonlyMap<number, number>;
  /** Where these stations are listed. */
  readonly rows: (year: number) => string;
};

type PlanVerdictsProps = { table: PlanFigures; floors: readonly PlanFloor[]; built: BuiltByYear };

/** Whether it matters which reading is followed: the verdicts of the years that have ended, under both. */
export async function PlanVerdicts({ table, floors, built: { counts, rows } }: PlanVerdictsProps) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const verdicts = verdictsByReading(table, floors, counts);
  const differ = verdictsThatDiffer(verdicts);
  const years = [...new Set(verdicts.map(({ year }) => year))];
  const of = (year: number, reading: ReadingVerdict["reading"]) =>
    verdicts.find((verdict) => verdict.year === year && verdict.reading === reading);
  if (years.length === 0) return <p>{t("verdict.noYear")}</p>;
  return (
    <>
      <p className="mb-2 font-semibold">
        {differ.length === 0
          ? t("verdict.same")
          : t("verdict.differ", { years: differ.map(String).join(t("listComma")) })}
      </p>
      <Table label={t("verdict.title")}>
        <THead>
          <tr>
            <TH>{t("verdict.year")}</TH>
            <TH numeric>{t("verdict.built")}</TH>
            <TH>{t("plan.readings.rows")}</TH>
            <TH>{t("plan.readings.printed")}</TH>
          </tr>
        </THead>
        <tbody>
          {years.map((year) => (
            <tr key={year} data-tone={differ.includes(year) ? "doubt" : undefined}>
              <TH scope="row">{t("plan.byEndOf", { year: String(year) })}</TH>
              <NumCell>
                <Link href={rows(year)}>{formatNumber(counts.get(year) ?? 0, locale)}</Link>
              </NumCell>
              <VerdictCell verdict={of(year, "rows")} locale={locale} />
              <VerdictCell verdict={of(year, "printed")} locale={locale} />
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

async function VerdictCell({ verdict, locale }: { verdict: ReadingVerdict | undefined; locale: string }) {
  const t = await getTranslations("programmes");
  if (!verdict) return <TD>—</TD>;
  return (
    <TD>
      <span className="inline-flex flex-wrap gap-1.5">
        <Tag tone={verdict.planMet ? "met" : "missed"}>
          {t(verdict.planMet ? "verdict.planMet" : "verdict.planMissed", {
            planned: formatNumber(verdict.planned, locale),
          })}
        </Tag>
        {verdict.floorMet === null ? null : (
          <Tag tone={verdict.floorMet ? "met" : "missed"}>
            {t(verdict.floorMet ? "verdict.floorMet" : "verdict.floorMissed")}
          </Tag>
        )}
      </span>
    </TD>
  );
}
