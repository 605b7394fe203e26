"use client";
import { browserSupportsWebAuthn, startAuthentication } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { takeSecondStepAction } from "@/lib/accounts/actions/sign-in";
import { CodeInput } from "./code-input";

type Options = Parameters<typeof startAuthentication>[0]["optionsJSON"];

type SecondStepFormProps = {
  next: string;
  passkey: Options | null;
  labels: Readonly<Record<"code" | "codeHint" | "submit" | "passkey", string>>;
};

/** The second factor: a code, which works without scripts, or a passkey. */
export function SecondStepForm({ next, passkey, labels }: SecondStepFormProps) {
  return (
    <Form action={takeSecondStepAction} name="second-step" labels={labels}>
      {(state) => (
        <>
          <input type="hidden" name="next" value={next} />
          {passkey ? <PasskeyButton options={passkey}>{labels.passkey}</PasskeyButton> : null}
          <Field name="code" label={labels.code} hint={labels.codeHint} error={state.fieldErrors.code} required>
            {(control) => <CodeInput {...control} inputMode="text" maxLength={40} />}
          </Field>
          <SubmitButton className="w-full">{labels.submit}</SubmitButton>
        </>
      )}
    </Form>
  );
}

/** Without scripts, or in a browser without passkeys, there is no button: a code is asked for below. */
function PasskeyButton({ options, children }: { options: Options; children: string }) {
  const t = useTranslations("errors");
  const answer = useRef<HTMLInputElement>(null);
  const [able, setAble] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => setAble(browserSupportsWebAuthn()), []);
  async function sign() {
    setFailed(false);
    const signed = await startAuthentication({ optionsJSON: options }).catch(() => null);
    const field = answer.current;
    if (!signed || !field) return setFailed(true);
    field.value = JSON.stringify(signed);
    field.form?.requestSubmit();
    // A code that is typed after a refusal goes without it.
    field.value = "";
  }
  return (
    <>
      <input type="hidden" name="answer" defaultValue="" ref={answer} />
      {able ? (
        <Button variant="primary" className="mb-4 w-full" onClick={sign}>
          {children}
        </Button>
      ) : null}
      {failed ? (
        <p role="alert" className="mb-4 text-sm font-semibold text-missed">
          <span aria-hidden="true">▲ </span>
          {t("passkeyFailed")}
        </p>
      ) : null}
    </>
  );
}
