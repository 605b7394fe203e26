"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/form-state";
import { ConfirmButton } from "../confirm-button";
import { cx } from "../cx";
import { Form } from "../form";
import { FormDisclosure } from "../form-disclosure";
import { Notice } from "../notice";
import { SubmitButton } from "../submit-button";
import { type DescribedField, type FieldPart, reads, type StoredValues } from "./field";
import { FieldControl } from "./field-control";

type FieldsFormProps = {
  action: FormAction;
  /** Tells the form from others of its page. */
  name: string;
  version?: number;
  parts: readonly FieldPart[];
  stored?: StoredValues;
  /** Sent as they are: ids. */
  hidden?: Readonly<Record<string, string>>;
  submit: string;
  /** Asked before the form is sent. */
  confirm?: { title: string; effect: string; label: string };
  /** Stands folded under these words. */
  folded?: string;
  /** One field below the other. */
  narrow?: boolean;
  /** Labels of the controls that stand before and after the fields, and all values that their codes may have. */
  labels?: Readonly<Record<string, string>>;
  shown?: readonly DescribedField[];
  before?: ReactNode;
  children?: ReactNode;
};

/** A form of fields, each with what somebody else stored meanwhile beside it. */
export function FieldsForm(props: FieldsFormProps) {
  const { parts, stored = {}, hidden = {}, submit, confirm, folded, narrow = false, before, children } = props;
  const t = useTranslations("ui");
  const fields = parts.flatMap((part) => part.fields);
  const labels = { ...Object.fromEntries(fields.map(({ id, label }) => [id, label])), ...props.labels };
  const known = [...(props.shown ?? []), ...fields];
  const display = (name: string, value: unknown) => {
    const field = known.find(({ id }) => id === name);
    return field ? reads(field, value) || t("blank") : String(value ?? "");
  };
  const grid = cx("grid gap-x-6", !narrow && "sm:grid-cols-2");
  return (
    <Form
      action={props.action}
      name={props.name}
      version={props.version}
      labels={labels}
      display={display}
      className={narrow ? "max-w-2xl" : "max-w-4xl"}
    >
      {(state) => (
        <Folded under={folded}>
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {state.status === "conflict" ? <Notice tone="doubt">{t("fields.conflict")}</Notice> : null}
          {before}
          {parts.map(({ title, fields }) => {
            const controls = (
              <div className={grid}>
                {fields.map((field) => (
                  <FieldControl key={field.id} field={field} stored={stored[field.id]} />
                ))}
              </div>
            );
            const key = fields[0]?.id ?? title;
            if (!title) return <div key={key}>{controls}</div>;
            return (
              <fieldset key={key} className="mb-4 rounded-md border border-line bg-surface px-4 pt-2 md:px-6">
                <legend className="px-1 text-lg font-semibold">{title}</legend>
                {controls}
              </fieldset>
            );
          })}
          {children}
          {confirm ? (
            <ConfirmButton label={submit} title={confirm.title} confirmLabel={confirm.label}>
              <p>{confirm.effect}</p>
            </ConfirmButton>
          ) : (
            <SubmitButton>{submit}</SubmitButton>
          )}
        </Folded>
      )}
    </Form>
  );
}

function Folded({ under, children }: { under?: string; children: ReactNode }) {
  if (!under) return children;
  return (
    <FormDisclosure summary={under} className="mb-2 py-1 text-accent underline pointer-coarse:py-2.5">
      {children}
    </FormDisclosure>
  );
}
