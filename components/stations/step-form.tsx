"use client";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Field } from "@/components/ui/field";
import { fieldValue } from "@/components/ui/field-value";
import { Form } from "@/components/ui/form";
import { DateInput, type Option, Select, TextArea } from "@/components/ui/inputs";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/form-state";
import { SecondStation, type SecondStationWords } from "./second-station";

type StepField = { name: "status" | "on" | "note" | "reason"; label: string; hint?: string; required?: boolean };

type StepFormProps = {
  action: FormAction;
  hidden: Record<string, string>;
  version: number;
  fields: StepField[];
  options: Option[];
  /** All there are: the station's own need not be among those to choose from. */
  statuses: Option[];
  /** The day shown first; empty where no day need be given. */
  day: string;
  warning?: string;
  /** Left out where no station can come to count. */
  second?: SecondStationWords;
  submit: string;
  /** Asked before the form is sent. */
  confirm?: { title: string; effect: string; label: string };
};

/** A step of the timeline: entered, or declared void. */
export function StepForm(props: StepFormProps) {
  const { action, hidden, fields, options, day, warning, second, submit, confirm } = props;
  const labels = {
    ...Object.fromEntries(fields.map(({ name, label }) => [name, label])),
    ...(second ? { second: second.legend } : {}),
  };
  const display = (name: string, value: unknown) =>
    name === "status"
      ? (props.statuses.find((option) => option.value === value)?.label ?? String(value ?? ""))
      : String(value ?? "");
  return (
    <Form
      action={action}
      name={`step ${hidden.eventId ?? ""}`}
      version={props.version}
      labels={labels}
      display={display}
      className="max-w-xl"
    >
      {(state) => (
        <>
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {fields.map(({ name, label, hint, required }) => (
            <Field key={name} name={name} label={label} hint={hint} error={state.fieldErrors[name]} required={required}>
              {(control) =>
                name === "status" ? (
                  <Select {...control} defaultValue={fieldValue(state, name)} options={options} />
                ) : name === "on" ? (
                  <DateInput {...control} meaning="happened" defaultValue={fieldValue(state, name, day)} />
                ) : (
                  <TextArea {...control} rows={2} defaultValue={fieldValue(state, name)} />
                )
              }
            </Field>
          ))}
          {second ? <SecondStation state={state} words={second} /> : null}
          {warning ? <Notice tone="underway">{warning}</Notice> : null}
          {confirm ? (
            <ConfirmButton label={submit} title={confirm.title} confirmLabel={confirm.label}>
              <p>{confirm.effect}</p>
            </ConfirmButton>
          ) : (
            <SubmitButton>{submit}</SubmitButton>
          )}
        </>
      )}
    </Form>
  );
}
