"use client";
import { Field } from "@/components/ui/field";
import { fieldValue } from "@/components/ui/field-value";
import { type Option, Select, TextInput } from "@/components/ui/inputs";
import type { FormState } from "@/lib/platform/form-state";

export type PlanHeadLabels = Record<"clause" | "title" | "titleEn" | "measure" | "stationType", string>;

export type PlanHeadProps = {
  state: FormState;
  stored: { clause: string; title: string; titleEn: string; measure: string; stationTypeCode: string };
  clauses: readonly Option[];
  measures: readonly Option[];
  stationTypes: readonly Option[];
  labels: PlanHeadLabels;
};

/** What a plan table is called, where it stands and what it plans. */
export function PlanHead({ state, stored, clauses, measures, stationTypes, labels }: PlanHeadProps) {
  const shown = (name: keyof PlanHeadProps["stored"]) => fieldValue(state, name, stored[name]);
  return (
    <div className="grid gap-x-5 md:grid-cols-2">
      <Field name="title" label={labels.title} error={state.fieldErrors.title} required>
        {(control) => <TextInput {...control} defaultValue={shown("title")} />}
      </Field>
      <Field name="titleEn" label={labels.titleEn} error={state.fieldErrors.titleEn}>
        {(control) => <TextInput {...control} defaultValue={shown("titleEn")} />}
      </Field>
      <Field name="clause" label={labels.clause} error={state.fieldErrors.clause}>
        {(control) => <Select {...control} options={clauses} defaultValue={shown("clause")} />}
      </Field>
      <Field name="measure" label={labels.measure} error={state.fieldErrors.measure}>
        {(control) => <Select {...control} options={measures} defaultValue={shown("measure")} />}
      </Field>
      <Field name="stationTypeCode" label={labels.stationType} error={state.fieldErrors.stationTypeCode}>
        {(control) => <Select {...control} options={stationTypes} defaultValue={shown("stationTypeCode")} />}
      </Field>
    </div>
  );
}
