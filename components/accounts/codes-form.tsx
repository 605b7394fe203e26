"use client";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Form } from "@/components/ui/form";
import { renewCodesAction } from "@/lib/accounts/actions/factors";
import { ProofField } from "./proof-field";
import { type CodesLabels, RecoveryCodes } from "./recovery-codes";

type CodesFormProps = { labels: Readonly<Record<"label" | "title" | "text", string>>; codes: CodesLabels };

/** New recovery codes in place of the old. */
export function CodesForm({ labels, codes }: CodesFormProps) {
  return (
    <Form action={renewCodesAction} name="codes">
      {(state) => (
        <>
          {state.once ? <RecoveryCodes codes={state.once} labels={codes} /> : null}
          <ProofField />
          <ConfirmButton label={labels.label} title={labels.title} confirmLabel={labels.label} variant="primary">
            <p>{labels.text}</p>
          </ConfirmButton>
        </>
      )}
    </Form>
  );
}
