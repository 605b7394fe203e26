"use client";
import { type PickerLabels, RegionPicker } from "@/components/regions/region-picker";
import { Field } from "@/components/ui/field";
import { fieldValue, typedText } from "@/components/ui/field-value";
import { Form } from "@/components/ui/form";
import { DateInput, TextArea, TextInput } from "@/components/ui/inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/form-state";
import type { RegionBrief } from "@/lib/regions/schema";
import type { DayMeaning } from "@/lib/shared/day-bounds";

export type DocumentField = {
  name: string;
  label: string;
  hint?: string;
  kind: "text" | "area" | "long" | DayMeaning;
  value?: string;
  required?: boolean;
};

type DocumentFormProps = {
  name: string;
  action: FormAction;
  fields: readonly DocumentField[];
  submit: string;
  lock?: number;
  hidden?: Readonly<Record<string, string>>;
  /** The region that the programme binds, where it is not settled yet. */
  region?: {
    label: string;
    hint: string;
    locale: string;
    chosen: RegionBrief | null;
    within: string;
    labels: PickerLabels;
  };
};

/** Named fields one below the other: the document's head, a new version, a publication. */
export function DocumentForm({ name: formName, action, fields, submit, lock, hidden = {}, region }: DocumentFormProps) {
  const labels = Object.fromEntries(fields.map(({ name, label }) => [name, label]));
  return (
    <Form action={action} name={formName} version={lock} labels={labels} className="max-w-3xl">
      {(state) => (
        <>
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {region ? (
            <Field
              name="regionCode"
              label={region.label}
              hint={region.hint}
              error={state.fieldErrors.regionCode}
              required
            >
              {(control) => (
                <RegionPicker
                  {...control}
                  locale={region.locale}
                  labels={region.labels}
                  chosen={region.chosen}
                  within={region.within}
                  maxLevel={4}
                  typed={typedText(state, "regionCode")}
                />
              )}
            </Field>
          ) : null}
          {fields.map(({ name, label, hint, kind, value, required }) => (
            <Field key={name} name={name} label={label} hint={hint} error={state.fieldErrors[name]} required={required}>
              {(control) => {
                const shown = fieldValue(state, name, value);
                if (kind === "text") return <TextInput {...control} defaultValue={shown} />;
                if (kind === "area" || kind === "long")
                  return <TextArea {...control} rows={kind === "long" ? 18 : 3} defaultValue={shown} />;
                return <DateInput {...control} meaning={kind} defaultValue={shown} />;
              }}
            </Field>
          ))}
          <SubmitButton>{submit}</SubmitButton>
        </>
      )}
    </Form>
  );
}
