"use client";
import { Field } from "@/components/ui/field";
import { fieldValue, typedText } from "@/components/ui/field-value";
import { Form } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { DateInput, Select, TextInput } from "@/components/ui/inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/form-state";
import { RegionPicker } from "./region-picker";

type Labels = Record<"title" | "township" | "townshipHint" | "on" | "onHint" | "basis" | "submit", string>;

type MemberFormProps = {
  action: FormAction;
  areaCode: string;
  labels: Labels;
} & ({ join: true; within: string } | { join: false; members: readonly { value: string; label: string }[] });

/** A township joins a functional area, or one of its members leaves it. */
export function MemberForm(props: MemberFormProps) {
  const { action, areaCode, labels } = props;
  const side = props.join ? "join" : "leave";
  return (
    <Form
      action={action}
      name={side}
      labels={{ memberCode: labels.township, on: labels.on, basis: labels.basis }}
      className="rounded-md border border-line px-4 py-2"
    >
      {(state) => (
        <FormDisclosure summary={labels.title} className="target cursor-pointer py-2 font-semibold text-accent">
          <input type="hidden" name="areaCode" value={areaCode} />
          <Field
            name="memberCode"
            id={`${side}-memberCode`}
            label={labels.township}
            hint={props.join ? labels.townshipHint : undefined}
            error={state.fieldErrors.memberCode}
            required
          >
            {(control) =>
              props.join ? (
                <RegionPicker
                  {...control}
                  within={props.within}
                  maxLevel={4}
                  typed={typedText(state, "memberCode")}
                  className="max-w-md"
                />
              ) : (
                <Select
                  {...control}
                  options={props.members}
                  defaultValue={fieldValue(state, "memberCode")}
                  className="max-w-md"
                />
              )
            }
          </Field>
          <Field
            name="on"
            id={`${side}-on`}
            label={labels.on}
            hint={labels.onHint || undefined}
            error={state.fieldErrors.on}
            required
          >
            {(control) => <DateInput {...control} meaning="happened" defaultValue={fieldValue(state, "on")} />}
          </Field>
          <Field name="basis" id={`${side}-basis`} label={labels.basis} error={state.fieldErrors.basis} required>
            {(control) => <TextInput {...control} defaultValue={fieldValue(state, "basis")} className="max-w-xl" />}
          </Field>
          <SubmitButton>{labels.submit}</SubmitButton>
        </FormDisclosure>
      )}
    </Form>
  );
}
