import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { checkPlanTable, type PlanFloor } from "@/lib/programmes/rules/plan-table";
import { figuresOf } from "@/lib/programmes/rules/review";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";
import { unitText } from "./amount";
import { clauseLabels } from "./clause-label";
import { ClauseLink } from "./clause-link";
import type { Place } from "./place";
import { PlanFindings } from "./plan-findings";
import { PlanReadings } from "./plan-readings";
import { RepairList } from "./plan-repairs";
import { PlanSheet } from "./plan-sheet";
import { PlanVerdicts } from "./plan-verdicts";
import { RulingForm } from "./ruling-form";
import { RulingHistory } from "./ruling-history";
import { rulingLabels } from "./ruling-labels";

type PlanPartProps = {
  bundle: ProgrammeBundle;
  place: Place;
  /** Which of the plan tables. */
  index: number;
  /** Null where the reader does not see all of the region. */
  built: ReadonlyMap<number, number> | null;
  mayRule: boolean;
};

/** One plan table: printed and computed, what does not add up, what would mend it, and what was decided. */
export async function PlanPart({ bundle, place, index, built, mayRule }: PlanPartProps) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const stored = bundle.content.planTables[index];
  if (!stored) return null;
  const table = figuresOf(stored);
  const check = checkPlanTable(table);
  const names = stored.rows.map(({ regionCode, label }) => {
    const region = bundle.planRegions.find(({ code }) => code === regionCode);
    return locale === "en" && region ? regionLabel(region, locale) : label;
  });
  const floors: PlanFloor[] = bundle.content.targets.flatMap(({ measure, value, dueOn }) =>
    measure === "stations.coverageRate" && dueOn ? [{ year: Number(dueOn.slice(0, 4)), percent: value }] : [],
  );
  return (
    <>
      <PlanFindings table={table} check={check} names={names} />
      <Card
        title={pick(locale, stored.title, stored.titleEn)}
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
            {built ? <PlanVerdicts table={table} floors={floors} built={built} /> : <p>{t("verdict.outOfScope")}</p>}
          </Card>
          <Rulings bundle={bundle} index={index} mayRule={mayRule} />
        </>
      ) : null}
    </>
  );
}

async function Rulings({ bundle, index, mayRule }: Pick<PlanPartProps, "bundle" | "index" | "mayRule">) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const at = bundle.content.discrepancies.findIndex(({ planTable }) => planTable === index);
  const doubt = bundle.content.discrepancies[at];
  const id = bundle.discrepancyIds[at];
  if (!doubt || !id) return null;
  return (
    <Card title={t("ruling.title")}>
      <RulingHistory doubt={doubt} />
      {mayRule ? (
        <div className="no-print mt-4 border-t border-line pt-3">
          <h3 className="font-semibold">{t(doubt.rulings.length > 0 ? "ruling.again" : "ruling.make")}</h3>
          <RulingForm
            programmeId={bundle.id}
            discrepancyId={id}
            readings={doubt.readings.map(({ code, label, labelEn }) => ({
              value: code,
              label: pick(locale, label, labelEn),
            }))}
            labels={rulingLabels(t)}
          />
        </div>
      ) : null}
    </Card>
  );
}
