"use client";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { changePasswordAction } from "@/lib/accounts/actions/own";
import { SecretInput } from "./secret-input";

const FIELDS = ["currentPassword", "newPassword", "repeatPassword"] as const;

type PasswordFormProps = {
  labels: Readonly<Record<(typeof FIELDS)[number] | "submit", string>>;
  /** For password managers. */
  loginName: string;
};

export function PasswordForm({ labels, loginName }: PasswordFormProps) {
  return (
    <Form action={changePasswordAction} name="password" labels={labels} className="max-w-md">
      {(state) => (
        <>
          <input type="text" autoComplete="username" value={loginName} readOnly hidden />
          {FIELDS.map((name) => (
            <Field key={name} name={name} label={labels[name]} error={state.fieldErrors[name]} required>
              {(control) => (
                <SecretInput
                  {...control}
                  state={state}
                  autoComplete={name === "currentPassword" ? "current-password" : "new-password"}
                />
              )}
            </Field>
          ))}
          <SubmitButton>{labels.submit}</SubmitButton>
        </>
      )}
    </Form>
  );
}
