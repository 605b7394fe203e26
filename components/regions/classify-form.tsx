"use client";
import { Field } from "@/components/ui/field";
import { fieldValue } from "@/components/ui/field-value";
import { Form } from "@/components/ui/form";
import { Select, TextInput } from "@/components/ui/inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import type { UrbanRural } from "@/lib/generated/prisma/enums";
import { classifyUnit } from "@/lib/regions/actions";

type ClassifyFormProps = {
  code: string;
  version: number;
  urbanRural: UrbanRural | null;
  labels: Record<"field" | "reason" | "submit" | "unset" | UrbanRural, string>;
};

export function ClassifyForm({ code, version, urbanRural, labels }: ClassifyFormProps) {
  const shown: Record<string, string> = { urban: labels.urban, rural: labels.rural, "": labels.unset };
  return (
    <Form
      action={classifyUnit}
      name="classify"
      version={version}
      labels={{ urbanRural: labels.field, reason: labels.reason }}
      display={(name, value) => (name === "urbanRural" ? (shown[String(value ?? "")] ?? "") : String(value ?? ""))}
    >
      {(state) => (
        <div className="flex flex-wrap items-end gap-x-4">
          <input type="hidden" name="code" value={code} />
          <Field name="urbanRural" label={labels.field} error={state.fieldErrors.urbanRural}>
            {(control) => (
              <Select {...control} defaultValue={fieldValue(state, "urbanRural", urbanRural)}>
                {Object.entries(shown).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field
            name="reason"
            label={labels.reason}
            error={state.fieldErrors.reason}
            required
            className="mb-4 min-w-64 flex-1"
          >
            {(control) => <TextInput {...control} defaultValue={fieldValue(state, "reason")} />}
          </Field>
          <SubmitButton className="mb-4">{labels.submit}</SubmitButton>
        </div>
      )}
    </Form>
  );
}
