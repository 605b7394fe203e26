"use client";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { fieldValue } from "@/components/ui/field-value";
import { Form } from "@/components/ui/form";
import { DateInput, type Option, TextArea } from "@/components/ui/inputs";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, FormState } from "@/lib/platform/form-state";
import { FactField, reads } from "./fact-field";
import type { FactWord, FormValues, FormWords } from "./form-words";

export type RegisterWords = { nameHint: string; organisations: Option[]; none: string };

type StationFormProps = {
  action: FormAction;
  words: FormWords;
  stored: FormValues;
  /** Sent as they are: ids and the version drawn. */
  hidden: Record<string, string>;
  version?: number;
  register?: RegisterWords;
  /** Which day the entry holds from; without it the form has other dates. */
  day?: { max: string; value: string; hint: string };
  reason?: { label: string; hint?: string; required: boolean };
  submit: string;
  children?: (state: FormState) => ReactNode;
};

export function StationForm(props: StationFormProps) {
  const { action, words, stored, hidden, register, day, reason, submit, children } = props;
  const facts = [...words.groups.flatMap((group) => group.facts), ...(register ? registerFacts(words, register) : [])];
  const display = (name: string, value: unknown) => {
    const fact = facts.find(({ id }) => id === name);
    return fact ? reads(fact, value, words) : String(value ?? "");
  };
  return (
    <Form
      action={action}
      name={`station ${hidden.revisionId ?? ""}`}
      version={props.version}
      labels={words.labels}
      display={display}
      className="max-w-4xl"
    >
      {(state) => (
        <>
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {state.status === "conflict" ? <Notice tone="doubt">{words.conflictHint}</Notice> : null}
          {children?.(state)}
          {register ? <Register state={state} words={words} stored={stored} register={register} /> : null}
          {words.groups.map(({ title, facts }) => (
            <fieldset key={title} className="mb-4 rounded-md border border-line bg-surface px-4 pt-2 md:px-6">
              <legend className="px-1 text-lg font-semibold">{title}</legend>
              <div className="grid gap-x-6 sm:grid-cols-2">
                {facts.map((fact) => (
                  <FactField key={fact.id} fact={fact} state={state} stored={stored[fact.id]} words={words} />
                ))}
              </div>
            </fieldset>
          ))}
          {day ? (
            <Field name="from" label={words.labels.from} hint={day.hint} error={state.fieldErrors.from} required>
              {(control) => (
                <DateInput {...control} meaning="happened" defaultValue={fieldValue(state, "from", day.value)} />
              )}
            </Field>
          ) : null}
          {reason ? (
            <Field
              name="reason"
              label={reason.label}
              hint={reason.hint}
              error={state.fieldErrors.reason}
              required={reason.required}
            >
              {(control) => <TextArea {...control} rows={2} defaultValue={fieldValue(state, "reason")} />}
            </Field>
          ) : null}
          <SubmitButton>{submit}</SubmitButton>
        </>
      )}
    </Form>
  );
}

type RegisterProps = { state: FormState; words: FormWords; stored: FormValues; register: RegisterWords };

function registerFacts(words: FormWords, register: RegisterWords): [name: FactWord, organisation: FactWord] {
  const word = { unit: "", options: [] };
  return [
    { ...word, id: "name", label: words.labels.name ?? "", kind: "text", hint: register.nameHint },
    {
      ...word,
      id: "organisationId",
      label: words.labels.organisationId ?? "",
      kind: "choice",
      options: register.organisations,
    },
  ];
}

function Register({ state, words, stored, register }: RegisterProps) {
  const [name, organisation] = registerFacts(words, register);
  return (
    <div className="grid gap-x-6 sm:grid-cols-2">
      <FactField fact={name} state={state} stored={stored.name} words={words} />
      <FactField
        fact={organisation}
        state={state}
        stored={stored.organisationId}
        words={{ ...words, blank: register.none }}
      />
    </div>
  );
}
