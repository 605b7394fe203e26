import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { NumCell, Table, TD, TH, THead } from "@/components/ui/table";
import type { ChildRow } from "@/lib/regions/queries/tree";
import { countsAsTownship } from "@/lib/regions/rules/in-force";
import type { RegionBrief, RegionHit } from "@/lib/regions/schema";
import type { IsoDate } from "@/lib/shared/dates";
import { formatNumber } from "@/lib/shared/format";
import { regionLabel } from "@/lib/shared/region-label";
import { regionHref } from "./as-of";

type UnitListProps = { label: string; units: readonly ChildRow[]; asOf: IsoDate; areas: ReadonlyMap<string, string> };

/** Units below a unit; columns that say nothing at their level are left out. */
export async function UnitList({ label, units, asOf, areas }: UnitListProps) {
  const [t, locale] = await Promise.all([getTranslations("regions"), getLocale()]);
  const townships = units.some((unit) => countsAsTownship(unit.kind));
  const villages = units.some((unit) => unit.kind.endsWith("committee"));
  const reports = units.some((unit) => unit.areaCode !== null);
  return (
    <Table label={label}>
      <THead>
        <tr>
          <TH>{t("children.name")}</TH>
          <TH>{t("children.code")}</TH>
          <TH>{t("children.kind")}</TH>
          {townships ? <TH>{t("children.counted")}</TH> : null}
          {villages ? <TH>{t("children.urbanRural")}</TH> : <TH numeric>{t("children.below")}</TH>}
          {reports ? <TH>{t("children.reports")}</TH> : null}
        </tr>
      </THead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.code}>
            <NameCell unit={unit} asOf={asOf} locale={locale} />
            <TD className="tabular-nums">{unit.code}</TD>
            <TD>{t(`kind.${unit.kind}`)}</TD>
            {townships ? <TD>{countsAsTownship(unit.kind) ? t("yes") : t("no")}</TD> : null}
            {villages ? (
              <TD>{unit.urbanRural ? t(`urbanRural.${unit.urbanRural}`) : t("classify.none")}</TD>
            ) : (
              <NumCell>{formatNumber(unit.below, locale)}</NumCell>
            )}
            {reports ? <TD>{unit.areaCode ? (areas.get(unit.areaCode) ?? unit.areaCode) : "–"}</TD> : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What a search found, each with the way down to it. */
export async function HitList({ label, hits, asOf }: { label: string; hits: readonly RegionHit[]; asOf: IsoDate }) {
  const [t, locale] = await Promise.all([getTranslations("regions"), getLocale()]);
  return (
    <Table label={label}>
      <THead>
        <tr>
          <TH>{t("children.name")}</TH>
          <TH>{t("children.code")}</TH>
          <TH>{t("children.kind")}</TH>
        </tr>
      </THead>
      <tbody>
        {hits.map((hit) => (
          <tr key={hit.code}>
            <NameCell unit={hit} asOf={asOf} locale={locale}>
              <span className="block text-sm font-normal text-ink-soft">
                {hit.above.map((unit) => regionLabel(unit, locale)).join(" / ")}
              </span>
            </NameCell>
            <TD className="tabular-nums">{hit.code}</TD>
            <TD>{t(`kind.${hit.kind}`)}</TD>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

type NameCellProps = { unit: RegionBrief; asOf: IsoDate; locale: string; children?: ReactNode };

export const NameCell = ({ unit, asOf, locale, children }: NameCellProps) => (
  <TH scope="row">
    <Link href={regionHref(unit.code, asOf)} className="text-accent underline">
      {regionLabel(unit, locale)}
    </Link>
    {children}
  </TH>
);
