"use client";
import { Field } from "@/components/ui/field";
import { fieldValue } from "@/components/ui/field-value";
import { Form } from "@/components/ui/form";
import { type Option, TextInput } from "@/components/ui/inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import { changeAccountAction, createAccountAction } from "@/lib/accounts/actions/accounts";
import type { RegionBrief } from "@/lib/regions/schema";
import { AccountFields, type AccountHints, type AccountLabels, type FieldName } from "./account-fields";
import { ProofField } from "./proof-field";

type AccountFormProps = {
  /** Missing for a new account. */
  account?: { id: string; version: number; stored: Readonly<Record<FieldName, string>>; region: RegionBrief | null };
  labels: AccountLabels;
  hints: AccountHints;
  roles: Option[];
  organisations: Option[];
  submit: string;
};

export function AccountForm({ account, labels, submit, ...fields }: AccountFormProps) {
  return (
    <Form
      action={account ? changeAccountAction : createAccountAction}
      name="account"
      version={account?.version}
      display={(name, value, current) => {
        const options = name === "role" ? fields.roles : name === "organisationId" ? fields.organisations : [];
        const units = (name === "region" ? current.units : {}) as Record<string, string>;
        const text = String(value ?? "");
        return (
          options.find((option) => option.value === text)?.label ?? (units[text] ? `${units[text]} ${text}` : text)
        );
      }}
      labels={labels}
      className="max-w-xl"
    >
      {(state) => (
        <>
          {account ? <input type="hidden" name="id" value={account.id} /> : null}
          {account ? null : (
            <Field
              name="loginName"
              label={labels.loginName}
              hint={fields.hints.loginName}
              error={state.fieldErrors.loginName}
              required
            >
              {(control) => (
                <TextInput
                  {...control}
                  defaultValue={fieldValue(state, "loginName")}
                  autoCapitalize="none"
                  spellCheck={false}
                />
              )}
            </Field>
          )}
          <AccountFields state={state} labels={labels} stored={account?.stored} region={account?.region} {...fields} />
          <ProofField />
          <SubmitButton>{submit}</SubmitButton>
        </>
      )}
    </Form>
  );
}
