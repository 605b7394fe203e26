"use client";
import { Field } from "@/components/ui/field";
import { typedText } from "@/components/ui/field-value";
import { useFormState } from "@/components/ui/form-context";
import type { RegionBrief } from "@/lib/regions/schema";
import { RegionPicker } from "./region-picker";

type RegionFieldProps = {
  label: string;
  hint: string;
  chosen?: RegionBrief | null;
  within?: string;
  maxLevel?: number;
};

/** The unit that a form is about, required. */
export function RegionField({ label, hint, ...picker }: RegionFieldProps) {
  const state = useFormState();
  return (
    <Field name="regionCode" label={label} hint={hint} error={state.fieldErrors.regionCode} required>
      {(control) => <RegionPicker {...control} {...picker} typed={typedText(state, "regionCode")} />}
    </Field>
  );
}
