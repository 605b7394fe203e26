"use client";
import type { ButtonVariant } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Form } from "@/components/ui/form";
import type { FormState } from "@/lib/platform/form-state";
import { ProofField } from "./proof-field";

type ActFormProps = {
  action: (prev: FormState, data: FormData) => Promise<FormState>;
  hidden: Readonly<Record<string, string>>;
  version?: number;
  /** False keeps the form, and the answer it shows, where the act itself is no longer possible. */
  open?: boolean;
  label: string;
  title: string;
  text: string;
  confirmLabel: string;
  variant?: ButtonVariant;
};

/** One act on one row, asked back before it happens. */
export function ActForm({ action, hidden, version, open = true, text, ...button }: ActFormProps) {
  return (
    <Form action={action} version={version}>
      {(state) => (
        <>
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {open ? <ProofField state={state} /> : null}
          {open ? (
            <ConfirmButton {...button}>
              <p>{text}</p>
            </ConfirmButton>
          ) : null}
        </>
      )}
    </Form>
  );
}
