"use client";
import { startRegistration } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { TextInput } from "@/components/ui/inputs";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { passkeyAction } from "@/lib/accounts/actions/factors";
import type { FormState } from "@/lib/platform/form-state";
import { ProofField } from "./proof-field";
import { type CodesLabels, RecoveryCodes } from "./recovery-codes";

type PasskeyFormProps = {
  labels: Readonly<Record<"name" | "nameHint" | "submit" | "scripts", string>>;
  codes: CodesLabels;
};

type Sent = { answer: string; ticket: string };
const NOTHING: Sent = { answer: "", ticket: "" };

/** Sent twice: for the question that the browser answers, and with its answer. */
export function PasskeyForm({ labels, codes }: PasskeyFormProps) {
  const t = useTranslations("errors");
  const [name, setName] = useState("");
  const [sent, setSent] = useState(NOTHING);
  const [failed, setFailed] = useState(false);
  const submit = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (sent.answer) submit.current?.closest("form")?.requestSubmit();
  }, [sent]);
  const ask = (question: string) => {
    const { options, ticket } = JSON.parse(question);
    setFailed(false);
    startRegistration({ optionsJSON: options }).then(
      (answer) => setSent({ answer: JSON.stringify(answer), ticket }),
      () => setFailed(true),
    );
  };
  return (
    <Form action={passkeyAction} name="passkey" labels={labels}>
      {(state) => (
        <div ref={submit}>
          <Answered state={state} ask={ask} clear={() => setSent(NOTHING)} />
          {failed ? (
            <Notice tone="missed" role="alert">
              {t("passkeyFailed")}
            </Notice>
          ) : null}
          {(state.once?.length ?? 0) > 1 ? <RecoveryCodes codes={state.once ?? []} labels={codes} /> : null}
          <input type="hidden" name="answer" value={sent.answer} />
          <input type="hidden" name="ticket" value={sent.ticket} />
          <Field
            name="name"
            id="field-passkey-name"
            label={labels.name}
            hint={labels.nameHint}
            error={state.fieldErrors.name}
          >
            {(control) => (
              <TextInput
                {...control}
                value={name}
                onChange={(event) => setName(event.target.value)}
                className="max-w-xs"
              />
            )}
          </Field>
          <ProofField />
          <SubmitButton variant="plain">{labels.submit}</SubmitButton>
          <noscript>
            <p className="mt-2 text-sm text-ink-soft">{labels.scripts}</p>
          </noscript>
        </div>
      )}
    </Form>
  );
}

/** Hands each question on once, though the form draws itself anew after every answer. */
let lastQuestion = "";

function Answered({ state, ask, clear }: { state: FormState; ask: (question: string) => void; clear: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer of the server counts once
  useEffect(() => {
    if (state.status === "idle") return;
    const [question, ...more] = state.once ?? [];
    if (question && more.length === 0) {
      if (question === lastQuestion) return;
      lastQuestion = question;
      ask(question);
    } else clear();
  }, [state]);
  return null;
}
