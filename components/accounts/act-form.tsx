"use client";
import type { ButtonVariant } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Form } from "@/components/ui/form";
import type { FormAction } from "@/lib/platform/form-state";
import { ProofField } from "./proof-field";

type ActFormProps = {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  version?: number;
  /** What is shown of the row where it has changed meanwhile, and how its values read. */
  facts?: {
    labels: Readonly<Record<string, string>>;
    values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  /** False keeps the form, and the answer it shows, where the act itself is no longer possible. */
  open?: boolean;
  label: string;
  title: string;
  text: string;
  confirmLabel: string;
  variant?: ButtonVariant;
};

/** One act on one row, asked back before it happens. */
export function ActForm({ action, hidden, version, facts, open = true, text, ...button }: ActFormProps) {
  return (
    <Form
      action={action}
      name={`act ${Object.values(hidden).join(" ")} ${button.label}`}
      version={version}
      labels={facts?.labels}
      display={(name, value) => facts?.values[name]?.[String(value)] ?? String(value ?? "")}
    >
      {() => (
        <>
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {open ? <ProofField /> : null}
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
