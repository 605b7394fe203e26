"use client";
import { Field } from "@/components/ui/field";
import { fieldValue } from "@/components/ui/field-value";
import { Form } from "@/components/ui/form";
import { TextInput } from "@/components/ui/inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import { signIn } from "@/lib/accounts/actions/sign-in";
import { SecretInput } from "./secret-input";

type SignInFormProps = { next: string; labels: Readonly<Record<"account" | "password" | "submit", string>> };

export function SignInForm({ next, labels }: SignInFormProps) {
  return (
    <Form action={signIn} name="sign-in" labels={labels}>
      {(state) => (
        <>
          <input type="hidden" name="next" value={next} />
          <Field name="account" label={labels.account} error={state.fieldErrors.account} required>
            {(control) => (
              <TextInput
                {...control}
                defaultValue={fieldValue(state, "account")}
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
              />
            )}
          </Field>
          <Field name="password" label={labels.password} error={state.fieldErrors.password} required>
            {(control) => <SecretInput {...control} state={state} autoComplete="current-password" />}
          </Field>
          <SubmitButton className="w-full">{labels.submit}</SubmitButton>
        </>
      )}
    </Form>
  );
}
