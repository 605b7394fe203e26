import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { NumCell, Table, TD, TH, THead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { UnitCoverage } from "@/lib/coverage/rules/dashboard";
import { rowsHref } from "@/lib/coverage/rules/params";
import { sternest } from "@/lib/coverage/rules/verdict";
import type { IsoDate } from "@/lib/shared/dates";
import { formatNumber } from "@/lib/shared/format";
import { regionLabel } from "@/lib/shared/region-label";
import { coverageLink } from "./links";

type BehindProps = { programme: string; units: readonly UnitCoverage[]; asOf: IsoDate };

/** The units that missed what fell due last or still lack stations, the largest gap first. */
export function Behind({ programme, units, asOf }: BehindProps) {
  const t = useTranslations("overview.behind");
  const locale = useLocale();
  const behind = units
    .map(({ unit, coverage }) => {
      const last = coverage.milestones.findLast(({ due }) => due);
      return { unit, coverage, verdict: sternest([last?.planVerdict, last?.floor?.verdict]), gap: coverage.gap ?? 0 };
    })
    .filter(({ verdict, gap }) => verdict === "missed" || gap > 0)
    .sort((a, b) => b.gap - a.gap);
  if (units.length === 0 || units.every(({ coverage }) => coverage.final === null)) return null;
  return (
    <>
      <h3 className="mt-4 mb-2 font-semibold">{t("title")}</h3>
      {behind.length === 0 ? (
        <p className="text-met">
          <span aria-hidden="true">● </span>
          {t("nobody")}
        </p>
      ) : (
        <Table label={t("title")}>
          <THead>
            <tr>
              <TH>{t("region")}</TH>
              <TH numeric>{t("built")}</TH>
              <TH numeric>{t("planned")}</TH>
              <TH numeric>{t("gap")}</TH>
              <TH>{t("lastVerdict")}</TH>
            </tr>
          </THead>
          <tbody>
            {behind.map(({ unit, coverage, verdict, gap }) => (
              <tr key={unit.code}>
                <TH scope="row">
                  <Link href={coverageLink(programme, unit.code)} className="text-accent underline">
                    {regionLabel(unit, locale)}
                  </Link>
                </TH>
                <NumCell>
                  <Link
                    href={rowsHref({ programme, region: unit.code, asOf, reading: null })}
                    className="text-ink underline decoration-line-strong"
                  >
                    {formatNumber(coverage.built, locale)}
                  </Link>
                </NumCell>
                <NumCell>{coverage.final === null ? "–" : formatNumber(coverage.final, locale)}</NumCell>
                <NumCell>{formatNumber(gap, locale)}</NumCell>
                <TD>{verdict ? <Tag tone={verdict}>{t(verdict)}</Tag> : "–"}</TD>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}
