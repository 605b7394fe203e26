"use client";
import { useLocale, useTranslations } from "next-intl";
import type { FormAction } from "@/lib/platform/form-state";
import { compareStand, type Stand, standField } from "./compare-stand";
import { Field } from "./field";
import { fieldValue } from "./field-value";
import { Form } from "./form";
import { FormDisclosure } from "./form-disclosure";
import { TextInput } from "./inputs";
import { SubmitButton } from "./submit-button";

type UndoFormProps = {
  action: FormAction;
  /** Tells its fields from those of the other forms of the page. */
  id: string;
  hidden: Readonly<Record<string, string>>;
  version?: number;
  /** How the row stands on the page: where it has changed before the form is sent, that is told. */
  stand?: Stand;
  /** What is undone, for who hears the page. */
  what: string;
  children?: React.ReactNode;
};

/** Takes an act back, with a reason; like any act it shows first which figures that changes. */
export function UndoForm({ action, id, hidden, version, stand, what, children }: UndoFormProps) {
  const t = useTranslations("ui.undo");
  const again = useTranslations("ui.unsent")("reload");
  const locale = useLocale();
  return (
    <Form
      action={action}
      version={version}
      name={`undo-${id}`}
      labels={{ reason: t("reason") }}
      compare={stand && compareStand(stand, locale, t)}
      drawn={{ mine: t("drawn"), none: t("none"), reload: again }}
      className="no-print"
    >
      {(state) => (
        <FormDisclosure
          summary={children ?? t("open")}
          label={t("label", { what })}
          className="inline-block cursor-pointer py-1 text-sm text-accent underline pointer-coarse:py-2.5"
        >
          <div className="mt-1 mb-2 max-w-xl rounded-md border border-line-strong bg-surface p-4">
            <p className="mb-2 text-sm text-ink-soft">{t("text")}</p>
            {Object.entries(hidden).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            {Object.entries(stand?.values ?? {}).map(([name, value]) => (
              <input key={name} type="hidden" name={standField(name)} value={value} />
            ))}
            <Field name="reason" id={`undo-${id}`} label={t("reason")} error={state.fieldErrors.reason} required>
              {(control) => <TextInput {...control} defaultValue={fieldValue(state, "reason")} />}
            </Field>
            <SubmitButton variant="danger">{t("submit")}</SubmitButton>
          </div>
        </FormDisclosure>
      )}
    </Form>
  );
}
