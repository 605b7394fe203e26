"use client";
import { useTranslations } from "next-intl";
import type { FormAction } from "@/lib/platform/form-state";
import { Field } from "./field";
import { fieldValue } from "./field-value";
import { Form } from "./form";
import { TextInput } from "./inputs";
import { SubmitButton } from "./submit-button";

type UndoFormProps = {
  action: FormAction;
  /** Tells its fields from those of the other forms of the page. */
  id: string;
  hidden: Readonly<Record<string, string>>;
  version?: number;
  /** What is undone, for who hears the page. */
  what: string;
  children?: React.ReactNode;
};

/** Takes an act back, with a reason; like any act it shows first which figures that changes. */
export function UndoForm({ action, id, hidden, version, what, children }: UndoFormProps) {
  const t = useTranslations("ui.undo");
  return (
    <Form action={action} version={version} name={`undo-${id}`} labels={{ reason: t("reason") }} className="no-print">
      {(state) => (
        <details open={state.status !== "idle"}>
          <summary
            aria-label={t("label", { what })}
            className="inline-block cursor-pointer py-1 text-sm text-accent underline pointer-coarse:py-2.5"
          >
            {children ?? t("open")}
          </summary>
          <div className="mt-1 mb-2 max-w-xl rounded-md border border-line-strong bg-surface p-4">
            <p className="mb-2 text-sm text-ink-soft">{t("text")}</p>
            {Object.entries(hidden).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Field name="reason" id={`undo-${id}`} label={t("reason")} error={state.fieldErrors.reason} required>
              {(control) => <TextInput {...control} defaultValue={fieldValue(state, "reason")} />}
            </Field>
            <SubmitButton variant="danger">{t("submit")}</SubmitButton>
          </div>
        </details>
      )}
    </Form>
  );
}
