import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { planFloors } from "@/lib/programmes/rules/floor";
import { planAnchor } from "@/lib/programmes/rules/links";
import { checkPlanTable } from "@/lib/programmes/rules/plan-table";
import { figuresOf } from "@/lib/programmes/rules/review";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";
import { unitText } from "./amount";
import { clauseLabels } from "./clause-label";
import { ClauseLink } from "./clause-link";
import { DoubtRuling } from "./doubt-ruling";
import type { Place } from "./place";
import { PlanFindings } from "./plan-findings";
import { PlanReadings } from "./plan-readings";
import { RepairList } from "./plan-repairs";
import { PlanSheet } from "./plan-sheet";
import { type BuiltByYear, PlanVerdicts } from "./plan-verdicts";

type PlanPartProps = {
  bundle: ProgrammeBundle;
  place: Place;
  /** Which of the plan tables. */
  index: number;
  /** Null where the reader does not see all of the region, or the programme is not published. */
  built: BuiltByYear | null;
  mayRule: boolean;
};

/** One plan table: printed and computed, what does not add up, what would mend it, and what was decided. */
export async function PlanPart({ bundle, place, index, built, mayRule }: PlanPartProps) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const stored = bundle.content.planTables[index];
  if (!stored) return null;
  const table = figuresOf(stored);
  const check = checkPlanTable(table);
  const title = pick(locale, stored.title, stored.titleEn);
  const doubt = bundle.content.discrepancies.findIndex(({ planTable }) => planTable === index);
  const regions = new Map(bundle.planRegions.map((region) => [region.code, region]));
  const labelled = stored.rows.map(({ regionCode, label }) => {
    const region = regions.get(regionCode);
    return { label, name: locale === "en" && region ? regionLabel(region, locale) : label };
  });
  // Of one name in several counties the label says which.
  const names = labelled.map(({ label, name }) =>
    labelled.filter((other) => other.name === name).length > 1 && label !== name ? `${name} (${label})` : name,
  );
  // Coverage, and with it every floor, counts what the first table plans.
  const isCounted = index === 0;
  const floors = isCounted ? planFloors(bundle.content.targets) : [];
  return (
    <section id={planAnchor(index)} aria-label={`${index + 1} · ${title}`} className="scroll-mt-4">
      {bundle.content.planTables.length > 1 ? (
        <h2 className="mt-6 mb-3 border-b border-line-strong pb-1 text-xl font-semibold">
          {index + 1} · {title}
        </h2>
      ) : null}
      <PlanFindings table={table} check={check} names={names} />
      <Card
        title={title}
        actions={<ClauseLink place={place} clause={stored.clause} labels={clauseLabels(bundle, locale, t)} />}
      >
        <PlanSheet
          table={table}
          check={check}
          names={names}
          caption={t("plan.caption", { unit: unitText(stored.unit, t) })}
        />
      </Card>
      <Card title={t("plan.cumulative")}>
        <PlanReadings table={table} floors={floors} />
      </Card>
      {check.mismatches.length > 0 ? (
        <>
          <RepairList table={table} names={names} />
          <Card title={t("verdict.title")}>
            {isCounted && built ? (
              <PlanVerdicts table={table} floors={floors} built={built} />
            ) : (
              <p>{t(whyNotCompared(isCounted, bundle))}</p>
            )}
          </Card>
          <Card title={t("ruling.title")}>
            <DoubtRuling bundle={bundle} index={doubt} mayRule={mayRule} open />
          </Card>
        </>
      ) : null}
    </section>
  );
}

function whyNotCompared(isCounted: boolean, { versions }: ProgrammeBundle) {
  if (!isCounted) return "verdict.notCounted";
  return versions.some(({ status }) => status === "published") ? "verdict.outOfScope" : "verdict.unpublished";
}
