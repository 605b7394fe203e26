"use client";
import { LinkButton } from "@/components/ui/button";
import { DefaultSubmit } from "@/components/ui/default-submit";
import { Field } from "@/components/ui/field";
import { fieldValue } from "@/components/ui/field-value";
import { Form } from "@/components/ui/form";
import { TextArea, TextInput } from "@/components/ui/inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/form-state";

type ConfirmChangeProps = {
  action: FormAction;
  code: string;
  asked: string;
  seen: string;
  /** Of the figures shown. */
  token: string;
  hrefBack: string;
  labels: Record<"basis" | "basisHint" | "reason" | "confirm" | "again", string>;
};

export function ConfirmChange({ action, code, asked, seen, token, hrefBack, labels }: ConfirmChangeProps) {
  return (
    <Form action={action} name="confirm" labels={{ basis: labels.basis, reason: labels.reason }}>
      {(state) => (
        <>
          <DefaultSubmit label={labels.confirm} />
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="asked" value={asked} />
          <input type="hidden" name="seen" value={seen} />
          <Field name="basis" label={labels.basis} hint={labels.basisHint} error={state.fieldErrors.basis} required>
            {(control) => <TextInput {...control} defaultValue={fieldValue(state, "basis")} className="max-w-xl" />}
          </Field>
          <Field name="reason" label={labels.reason} error={state.fieldErrors.reason}>
            {(control) => (
              <TextArea {...control} rows={2} defaultValue={fieldValue(state, "reason")} className="max-w-xl" />
            )}
          </Field>
          <div className="flex flex-wrap gap-3">
            <SubmitButton name="_seen" value={token}>
              {labels.confirm}
            </SubmitButton>
            <LinkButton href={hrefBack}>{labels.again}</LinkButton>
          </div>
        </>
      )}
    </Form>
  );
}
