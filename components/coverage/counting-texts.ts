import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { regionLabel } from "@/lib/shared/region-label";

type Say = (key: string, values?: Record<string, string | number>) => string;

/** What counts, from when, over which denominator, and why two of them may differ; `t` is the namespace `coverage.notes`. */
export function countingTexts(
  t: Say,
  { total, setUpSince, mergedSince, tree, units, region }: Dashboard,
  locale: string,
): string[] {
  const list = (words: string[]) => new Intl.ListFormat(locale, { type: "conjunction" }).format(words);
  const areas = [region, ...units.map(({ unit }) => unit)].filter(({ kind }) => kind === "functional_area");
  const setUp = setUpSince.map((unit) =>
    t("unit", { unit: regionLabel(unit, locale), day: (unit.newlySetUp ?? "").slice(0, 4) }),
  );
  const { final, townships, milestones } = total;
  const isPaced = [total, ...units.map(({ coverage }) => coverage)].some(({ pace }) => pace);
  return [
    ...(setUp.length > 0 && final !== null && final !== townships
      ? [t("difference", { final, townships, units: list(setUp) })]
      : []),
    ...mergedSince.map((unit) => t("merged", { unit: regionLabel(unit, locale), count: unit.found })),
    ...(tree === "reporting" && areas.length > 0
      ? [t("reporting", { areas: list(areas.map((area) => regionLabel(area, locale))) })]
      : []),
    t("built"),
    ...(milestones.length > 0 ? [t("verdict")] : []),
    ...(milestones.some(({ floor }) => floor) ? [t("floor")] : []),
    t(final === null ? "townships" : "plan"),
    ...(isPaced ? [t("pace")] : []),
  ];
}
