"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "../button";
import { Field, Fieldset } from "../field";
import { fieldValue, fieldValues } from "../field-value";
import { useFormState } from "../form-context";
import { Checkbox, DateInput, NumberInput, Select, TextArea, TextInput } from "../inputs";
import { asTyped, type DescribedField, reads } from "./field";

type FieldControlProps = { field: DescribedField; stored: string | readonly string[] | undefined };

/** One field of a form. After a stale edit it offers what was saved meanwhile beside what was typed. */
export function FieldControl({ field, stored }: FieldControlProps) {
  const t = useTranslations("ui");
  const state = useFormState();
  const theirs = state.status === "conflict" && state.current ? asTyped(state.current[field.id]) : undefined;
  const mine =
    field.kind === "set"
      ? [...fieldValues(state, field.id, asList(stored))]
      : fieldValue(state, field.id, asOne(stored));
  const differs = theirs !== undefined && String(theirs) !== String(mine);
  const [taken, setTaken] = useState(false);
  const choice = differs ? (
    <span className="flex flex-wrap items-center gap-2 rounded-md bg-doubt-soft px-2 py-1 text-doubt">
      {t("fields.theirs", { value: reads(field, theirs) || t("blank") })}
      <Button variant="quiet" onClick={() => setTaken(!taken)} aria-pressed={taken}>
        {taken ? t("fields.keep") : t("fields.take")}
      </Button>
    </span>
  ) : null;
  const shown = differs && taken ? theirs : mine;
  // A new key draws the control afresh with the value chosen.
  return (
    <Control
      key={String(taken && differs)}
      field={field}
      value={shown}
      error={state.fieldErrors[field.id]}
      choice={choice}
    />
  );
}

type ControlProps = { field: DescribedField; value: string | string[]; error?: string[]; choice: ReactNode };

function Control({ field, value, error, choice }: ControlProps) {
  const { id: name, label, required } = field;
  const hint =
    choice || field.hint ? (
      <>
        {field.hint} {choice}
      </>
    ) : undefined;
  if (field.kind === "set") {
    return (
      <Fieldset name={name} legend={label} hint={hint} error={error} className="mb-4 sm:col-span-2">
        <div className="flex flex-wrap gap-x-6">
          {field.options.map((option) => (
            <Checkbox
              key={option.value}
              name={`${name}[]`}
              value={option.value}
              label={option.label}
              defaultChecked={value.includes(option.value)}
            />
          ))}
        </div>
      </Fieldset>
    );
  }
  const one = asOne(value);
  const unit = "unit" in field && field.unit ? ` / ${field.unit}` : "";
  return (
    <Field name={name} label={`${label}${unit}`} hint={hint} error={error} required={required}>
      {(control) => {
        if (field.kind === "day") return <DateInput {...control} meaning={field.meaning} defaultValue={one} />;
        if (field.kind === "area") return <TextArea {...control} rows={field.rows ?? 2} defaultValue={one} />;
        if (field.kind === "choice") return <Choice {...control} field={field} value={one} />;
        if (field.kind === "number") return <NumberInput {...control} digits={field.digits} defaultValue={one} />;
        return <TextInput {...control} defaultValue={one} />;
      }}
    </Field>
  );
}

type ChoiceProps = { field: Extract<DescribedField, { kind: "choice" }>; value: string };

/** Nothing can be chosen where something must be, unless nothing is chosen yet. */
function Choice({ field, value, ...control }: ChoiceProps & Omit<Parameters<typeof Select>[0], "options">) {
  const t = useTranslations("ui");
  const blank = { value: "", label: field.blank ?? t(field.required ? "fields.choose" : "blank") };
  const options = field.required && value ? field.options : [blank, ...field.options];
  return <Select {...control} defaultValue={value} options={[...options]} />;
}

const asOne = (value: string | readonly string[] | undefined): string =>
  typeof value === "string" ? value : (value?.[0] ?? "");
const asList = (value: string | readonly string[] | undefined): readonly string[] =>
  typeof value === "string" ? (value ? [value] : []) : (value ?? []);
