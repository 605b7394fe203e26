import { getLocale, getTranslations } from "next-intl/server";
import { ClientTexts } from "@/components/shell/client-texts";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/inputs";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { measureKey, measureRegistry, planMeasureIds } from "@/lib/programmes/rules/measures";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { planText } from "@/lib/programmes/schema/form-values";
import { formatDate } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { unitText } from "../amount";
import { ClausesFirst } from "./clauses-first";
import { NextStep } from "./next-step";
import { clauseOptions } from "./options";
import { MOST_YEARS, storedCells } from "./plan-cells";
import { PlanForm, type PlanFormLabels } from "./plan-form";
import { PlanGridForm } from "./plan-grid-form";
import { PlanRemoval } from "./plan-removal";
import { SectionLinks } from "./section-links";

type PlanStepProps = {
  bundle: ProgrammeBundle;
  /** Which of the plan tables; their number for a new one. */
  place: number;
  /** What the address names: a form that has saved a new table stays, and tells of it. */
  opened: string;
  types: readonly { code: string; name: string; nameEn: string }[];
  /** Given when the table is typed in: its years and the units that may stand in it. */
  typing: { years: readonly number[]; units: readonly { code: string; name: string; label: string }[] } | null;
  /** Years as the address names them. */
  asked: { from: string | null; to: string | null };
};

const labelKeys = [
  ...["clause", "title", "titleEn", "measure", "stationType", "table", "tableHint", "file", "fileHint", "check"],
  ...["checking", "confirm", "confirmHint", "confirmTitle", "submit", "failed", "preview", "unit", "total"],
  ...["printedRow", "computedRow", "errors", "warnings", "clean"],
] as (keyof PlanFormLabels)[];

export async function PlanStep({ bundle, place, opened, types, typing, asked }: PlanStepProps) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const { clauses, planTables } = bundle.content;
  if (clauses.length === 0) return <ClausesFirst id={bundle.id} />;
  const table = planTables[place];
  const annex = clauses.findLast(({ number }) => number.startsWith("annex")) ?? clauses[0];
  const named = table ?? (place === 0 ? { title: annex?.heading ?? "", titleEn: annex?.headingEn ?? "" } : null);
  const common = {
    programmeId: bundle.id,
    lock: bundle.lock,
    tableId: bundle.planTableIds[place] ?? "",
    labels: Object.fromEntries(labelKeys.map((key) => [key, t(`planForm.${key}`)])) as PlanFormLabels,
    clauses: clauseOptions(bundle, locale, t),
    measures: planMeasureIds.map((id) => ({
      value: id,
      label: t("target.measureUnit", {
        measure: t(`measures.${measureKey(id)}`),
        unit: unitText(measureRegistry[id].unit, t),
      }),
    })),
    stationTypes: types.map(({ code, name, nameEn }) => ({ value: code, label: pick(locale, name, nameEn) })),
    stored: {
      clause: table?.clause ?? annex?.number ?? "",
      title: named?.title ?? "",
      titleEn: named?.titleEn ?? "",
      measure: table?.measure ?? planMeasureIds[0] ?? "",
      stationTypeCode: table?.stationTypeCode ?? "township_station",
    },
  };
  const first = table?.years[0] ?? Number(bundle.version.effectiveFrom.slice(0, 4));
  const here = `/programmes/${bundle.id}/edit/plan`;
  const tableAsked = table || place === 0 ? String(place + 1) : "new";
  return (
    <>
      {planTables.length > 0 ? (
        <SectionLinks
          label={t("step.plan")}
          links={[
            ...planTables.map((one, index) => ({
              href: `${here}?table=${index + 1}`,
              label: `${index + 1} · ${pick(locale, one.title, one.titleEn)}`,
              current: index === place,
            })),
            { href: `${here}?table=new`, label: t("planForm.add"), current: !table },
          ]}
        />
      ) : null}
      {place > 0 ? <p className="mb-4 max-w-prose text-ink-soft">{t("planForm.further")}</p> : null}
      <p className="mb-4 max-w-prose text-ink-soft">
        {t("planForm.unitsOn", { day: formatDate(bundle.version.effectiveFrom, locale) })}
      </p>
      {typing ? (
        <>
          <p className="mb-4">
            <Link href={`${here}?table=${tableAsked}`} className="text-accent underline">
              {t("planForm.toPaste")}
            </Link>
          </p>
          <PlanGridForm key={opened} {...common} years={typing.years} {...storedCells(table, typing.units)} />
        </>
      ) : (
        <>
          {asked.from !== null || asked.to !== null ? (
            <Notice tone="missed" role="alert">
              {t("planForm.yearsWrong", { most: MOST_YEARS })}
            </Notice>
          ) : null}
          <form
            action={here}
            className="mb-5 flex flex-wrap items-end gap-3 rounded-md border border-line bg-surface px-4 py-3"
          >
            <input type="hidden" name="table" value={tableAsked} />
            <span className="pb-1.5 font-semibold">{t("planForm.toType")}</span>
            <label htmlFor="years-from">
              <span className="mb-1 block text-sm text-ink-soft">{t("planForm.fromYear")}</span>
              <TextInput
                id="years-from"
                name="from"
                inputMode="numeric"
                defaultValue={asked.from ?? first}
                className="max-w-24"
              />
            </label>
            <label htmlFor="years-to">
              <span className="mb-1 block text-sm text-ink-soft">{t("planForm.toYear")}</span>
              <TextInput
                id="years-to"
                name="to"
                inputMode="numeric"
                defaultValue={asked.to ?? table?.years.at(-1) ?? first + 3}
                className="max-w-24"
              />
            </label>
            <Button type="submit">{t(table ? "planForm.openTable" : "planForm.openGrid")}</Button>
          </form>
          <ClientTexts errors={["plan", "planFile"]}>
            <PlanForm key={opened} {...common} place={place} table={table ? planText(table) : ""} />
          </ClientTexts>
        </>
      )}
      {table ? (
        <PlanRemoval
          programmeId={bundle.id}
          lock={bundle.lock}
          tableId={common.tableId}
          labels={{
            remove: t("planForm.remove"),
            question: t("planForm.removeQuestion", { title: pick(locale, table.title, table.titleEn) }),
            explain: t("planForm.removeExplain"),
            confirm: t("planForm.removeConfirm"),
            facts: { title: common.labels.title, table: common.labels.table },
          }}
        />
      ) : null}
      <NextStep id={bundle.id} current="plan" />
    </>
  );
}
