"use client";
import { Field } from "@/components/ui/field";
import { fieldValue } from "@/components/ui/field-value";
import { Form } from "@/components/ui/form";
import { TextInput } from "@/components/ui/inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import { changeSecurityRulesAction } from "@/lib/accounts/actions/accounts";
import { RULE_LIMITS, RULE_NAMES, type RuleName } from "@/lib/accounts/schema/security-rules";
import { ProofField } from "./proof-field";

type RulesFormProps = {
  rules: Readonly<Record<RuleName, number>>;
  version: number;
  labels: Readonly<Record<RuleName, string>>;
  hints: Readonly<Record<RuleName, string>>;
  submit: string;
};

export function RulesForm({ rules, version, labels, hints, submit }: RulesFormProps) {
  return (
    <Form action={changeSecurityRulesAction} name="rules" version={version} labels={labels}>
      {(state) => (
        <>
          <div className="grid items-end gap-x-6 sm:grid-cols-2">
            {RULE_NAMES.map((name) => (
              <Field
                key={name}
                name={name}
                label={labels[name]}
                hint={hints[name]}
                error={state.fieldErrors[name]}
                required
              >
                {(control) => (
                  <TextInput
                    {...control}
                    type="number"
                    inputMode="numeric"
                    min={RULE_LIMITS[name][0]}
                    max={RULE_LIMITS[name][1]}
                    className="max-w-40"
                    defaultValue={fieldValue(state, name, rules[name])}
                  />
                )}
              </Field>
            ))}
          </div>
          <ProofField state={state} />
          <SubmitButton>{submit}</SubmitButton>
        </>
      )}
    </Form>
  );
}
