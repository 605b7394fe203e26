"use client";
import { Field } from "@/components/ui/field";
import { fieldValue } from "@/components/ui/field-value";
import { Form } from "@/components/ui/form";
import { TextInput } from "@/components/ui/inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import { createTokenAction } from "@/lib/accounts/actions/own";
import { ProofField } from "./proof-field";

type TokenFormProps = { labels: Readonly<Record<"name" | "days" | "submit", string>>; hint: string; maxDays: number };

export function TokenForm({ labels, hint, maxDays }: TokenFormProps) {
  return (
    <Form action={createTokenAction} name="token" labels={labels} className="max-w-md">
      {(state) => (
        <>
          <Field name="name" label={labels.name} hint={hint} error={state.fieldErrors.name} required>
            {(control) => <TextInput {...control} defaultValue={fieldValue(state, "name")} />}
          </Field>
          <Field name="days" label={labels.days} error={state.fieldErrors.days} required>
            {(control) => (
              <TextInput
                {...control}
                type="number"
                inputMode="numeric"
                min={1}
                max={maxDays}
                className="max-w-32"
                defaultValue={fieldValue(state, "days", Math.min(90, maxDays))}
              />
            )}
          </Field>
          <ProofField state={state} />
          <SubmitButton>{labels.submit}</SubmitButton>
        </>
      )}
    </Form>
  );
}
