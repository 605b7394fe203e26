"use client";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { fieldValue, fieldValues } from "@/components/ui/field-value";
import { Form } from "@/components/ui/form";
import { Checkbox } from "@/components/ui/inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, FormState } from "@/lib/platform/form-state";
import type { RowValues } from "@/lib/programmes/schema/form-values";
import { compareRows } from "./compare-rows";
import { type Control, RowControl, type RowField } from "./row-control";

export type RowsLabels = Record<"row" | "add" | "remove" | "submit" | "noneYet" | "absent", string>;

export type RowsFormProps = {
  action: FormAction;
  name: string;
  programmeId: string;
  lock: number;
  fields: readonly RowField[];
  rows: readonly RowValues[];
  labels: RowsLabels;
  /** Sent along unchanged with the form. */
  hidden?: Readonly<Record<string, string>>;
  /** Sent along unchanged with each row, such as its code. */
  kept?: readonly string[];
  /** Fields by which a row is the same row in another version of the list. */
  identity?: readonly string[];
  headLabels?: Readonly<Record<string, string>>;
  /** Fields of what the rows belong to. */
  children?: (state: FormState) => ReactNode;
};

const BY_CODE = ["code"];

/** A list of rows of a draft. An empty row at the end is for the next; rows left empty are not saved. */
export function RowsForm({
  action,
  name,
  programmeId,
  lock,
  fields,
  rows,
  labels,
  hidden = {},
  kept = [],
  identity = BY_CODE,
  headLabels = {},
  children,
}: RowsFormProps) {
  return (
    <Form
      action={action}
      name={name}
      version={lock}
      compare={compareRows({ head: headLabels, fields, identity, labels })}
      labels={{ ...headLabels, ...errorLabels(fields, rows.length + 20, labels.row) }}
    >
      {(state) => (
        <>
          <input type="hidden" name="programmeId" value={programmeId} />
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {children?.(state)}
          <Rows state={state} fields={fields} rows={rows} labels={labels} kept={kept} />
          <div className="sticky bottom-0 -mx-1 border-t border-line bg-paper px-1 py-3">
            <SubmitButton>{labels.submit}</SubmitButton>
          </div>
        </>
      )}
    </Form>
  );
}

type RowsProps = Pick<RowsFormProps, "fields" | "rows" | "labels"> & { state: FormState; kept: readonly string[] };

function Rows({ state, fields, rows, labels, kept }: RowsProps) {
  const sent = Object.keys(state.values).map((name) => Number(/^rows\.(\d+)\./.exec(name)?.[1] ?? -1) + 1);
  const [count, setCount] = useState(Math.max(rows.length + 1, ...sent));
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only ever added at the end
          key={index}
          className="mb-3 rounded-md border border-line bg-surface px-4 pb-3 md:px-5"
        >
          <legend className="px-1 font-semibold text-ink-soft">
            {labels.row} {index + 1}
            {index >= rows.length ? ` · ${labels.noneYet}` : ""}
          </legend>
          {kept.map((name) => (
            <input
              key={name}
              type="hidden"
              name={`rows.${index}.${name}`}
              value={fieldValue(state, `rows.${index}.${name}`, rows[index]?.[name])}
            />
          ))}
          <RowFields state={state} fields={fields} row={rows[index] ?? {}} index={index} />
          {index < rows.length ? (
            <Checkbox
              name={`rows.${index}.remove`}
              label={labels.remove}
              defaultChecked={fieldValue(state, `rows.${index}.remove`) !== ""}
            />
          ) : null}
        </fieldset>
      ))}
      <p className="mb-4">
        <Button onClick={() => setCount((last) => last + 1)}>＋ {labels.add}</Button>
      </p>
    </>
  );
}

type RowFieldsProps = { state: FormState; fields: readonly RowField[]; row: RowValues; index: number };

/** Keeps what is chosen in the row's selects, since other controls of the row may depend on it. */
function RowFields({ state, fields, row, index }: RowFieldsProps) {
  // Before scripts run no field can follow another: all of them stand there.
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const shownIn = (name: string) => fieldValue(state, `rows.${index}.${name}`, row[name]);
  const [chosen, choose] = useState<RowValues>(() =>
    Object.fromEntries(fields.map(({ name, control }) => [name, shownIn(name) || firstOption(control)])),
  );
  return (
    <div className="grid gap-x-5 md:grid-cols-3">
      {fields.map(({ name, label, hint, wide, control }) => {
        const full = `rows.${index}.${name}`;
        if (control.kind === "options" && !control.of[chosen[control.by] ?? ""]) return null;
        if (scripted && control.hiddenBy?.values.includes(chosen[control.hiddenBy.field] ?? "")) return null;
        return (
          <Field
            key={name}
            name={full}
            label={label}
            hint={hint}
            error={state.fieldErrors[full]}
            className={wide ? "mb-3 md:col-span-3" : "mb-3"}
          >
            {(props) => (
              <RowControl
                {...props}
                control={control}
                value={shownIn(name)}
                ticked={fieldValues(state, full, row[name]?.split(","))}
                chosen={chosen}
                follows={scripted}
                onChoose={(value) => choose((last) => ({ ...last, [name]: value }))}
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}

const firstOption = (control: Control): string => (control.kind === "select" ? (control.options[0]?.value ?? "") : "");

function errorLabels(fields: readonly RowField[], count: number, row: string): Record<string, string> {
  const entries = Array.from({ length: count }, (_, index) =>
    fields.map(({ name, label }) => [`rows.${index}.${name}`, `${row} ${index + 1} · ${label}`]),
  );
  return Object.fromEntries(entries.flat());
}
