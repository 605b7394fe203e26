"use client";
import { Field } from "@/components/ui/field";
import { fieldValue } from "@/components/ui/field-value";
import { Form } from "@/components/ui/form";
import { TextInput } from "@/components/ui/inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import { totpAction } from "@/lib/accounts/actions/factors";
import { CodeInput } from "./code-input";
import { ProofField } from "./proof-field";
import { type CodesLabels, RecoveryCodes } from "./recovery-codes";

type TotpFormProps = {
  /** While a generator waits for its first code. */
  setup: { key: string; qr: string } | null;
  labels: Readonly<
    Record<"start" | "scan" | "picture" | "key" | "code" | "codeHint" | "name" | "nameHint" | "submit", string>
  >;
  codes: CodesLabels;
};

/** Sets a code generator up: by picture or by typing the key, proved by its first code. */
export function TotpForm({ setup, labels, codes }: TotpFormProps) {
  return (
    <Form action={totpAction} name="totp" labels={labels}>
      {(state) => (
        <>
          {state.once ? <RecoveryCodes codes={state.once} labels={codes} /> : null}
          <input type="hidden" name="step" value={setup ? "confirm" : "start"} />
          {setup ? (
            <>
              <p className="mb-3 max-w-2xl">{labels.scan}</p>
              {/* biome-ignore lint/performance/noImgElement: a picture in the page itself, nothing to load or to shrink */}
              <img src={setup.qr} alt={labels.picture} width={220} height={220} className="mb-3 border border-line" />
              <p className="mb-4">
                {labels.key} <code className="text-lg break-words">{setup.key}</code>
              </p>
              <Field name="code" label={labels.code} hint={labels.codeHint} error={state.fieldErrors.code} required>
                {(control) => <CodeInput {...control} />}
              </Field>
              <Field name="name" label={labels.name} hint={labels.nameHint} error={state.fieldErrors.name}>
                {(control) => <TextInput {...control} defaultValue={fieldValue(state, "name")} className="max-w-xs" />}
              </Field>
            </>
          ) : null}
          <ProofField />
          <SubmitButton variant={setup ? "primary" : "plain"}>{setup ? labels.submit : labels.start}</SubmitButton>
        </>
      )}
    </Form>
  );
}
