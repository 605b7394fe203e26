"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Fieldset } from "@/components/ui/field";
import { fieldValue, fieldValues } from "@/components/ui/field-value";
import { Checkbox, DateInput, Select, TextInput } from "@/components/ui/inputs";
import type { FormState } from "@/lib/platform/form-state";
import { factDays } from "@/lib/stations/schema/facts";
import type { FactWord, FormWords } from "./form-words";

type FactFieldProps = { fact: FactWord; state: FormState; stored: string | string[] | undefined; words: FormWords };

/** One fact of a form. After a stale edit it offers what was saved meanwhile beside what was typed. */
export function FactField({ fact, state, stored, words }: FactFieldProps) {
  const theirs = state.status === "conflict" && state.current ? asTyped(state.current[fact.id]) : undefined;
  const mine =
    fact.kind === "set" ? [...fieldValues(state, fact.id, asList(stored))] : fieldValue(state, fact.id, asOne(stored));
  const differs = theirs !== undefined && String(theirs) !== String(mine);
  const [taken, setTaken] = useState(false);
  const value = differs && taken ? theirs : mine;
  const choice = differs ? (
    <span className="flex flex-wrap items-center gap-2 rounded-md bg-doubt-soft px-2 py-1 text-doubt">
      {words.theirs.replace("{value}", reads(fact, theirs, words))}
      <Button variant="quiet" onClick={() => setTaken(!taken)} aria-pressed={taken}>
        {taken ? words.keep : words.take}
      </Button>
    </span>
  ) : undefined;
  // A new key draws the control afresh with the value chosen.
  return (
    <Control
      key={String(taken && differs)}
      fact={fact}
      value={value}
      error={state.fieldErrors[fact.id]}
      choice={choice}
      words={words}
    />
  );
}

type ControlProps = {
  fact: FactWord;
  value: string | string[];
  error?: string[];
  choice?: React.ReactNode;
  words: FormWords;
};

function Control({ fact, value, error, choice, words }: ControlProps) {
  const hint =
    choice || fact.hint ? (
      <>
        {fact.hint} {choice}
      </>
    ) : undefined;
  if (fact.kind === "set") {
    return (
      <Fieldset name={fact.id} legend={fact.label} hint={hint} error={error} className="mb-4 sm:col-span-2">
        <div className="flex flex-wrap gap-x-6">
          {fact.options.map((option) => (
            <Checkbox
              key={option.value}
              name={`${fact.id}[]`}
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
  return (
    <Field name={fact.id} label={fact.unit ? `${fact.label} / ${fact.unit}` : fact.label} hint={hint} error={error}>
      {(control) =>
        fact.kind === "date" ? (
          <DateInput {...control} meaning={factDays[fact.id as keyof typeof factDays]} defaultValue={one} />
        ) : fact.kind === "choice" || fact.kind === "boolean" ? (
          <Select {...control} defaultValue={one} options={[{ value: "", label: words.blank }, ...fact.options]} />
        ) : (
          <TextInput {...control} defaultValue={one} inputMode={fact.kind === "number" ? "decimal" : undefined} />
        )
      }
    </Field>
  );
}

const asOne = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? (value[0] ?? "") : (value ?? "");
const asList = (value: string | string[] | undefined): string[] =>
  Array.isArray(value) ? value : value ? [value] : [];

const asTyped = (value: unknown): string | string[] =>
  Array.isArray(value) ? value.map(String) : value === true ? "yes" : value === false ? "no" : String(value ?? "");

/** A value of a form or of the stored row, in words. */
export function reads(fact: FactWord, given: unknown, words: FormWords): string {
  const value = asTyped(given);
  const label = (one: string) => fact.options.find((option) => option.value === one)?.label ?? one;
  return [value].flat().filter(Boolean).map(label).join(" ") || words.blank;
}
