"use client";
import { Fieldset } from "@/components/ui/field";
import { fieldValue } from "@/components/ui/field-value";
import { Checkbox } from "@/components/ui/inputs";
import type { FormState } from "@/lib/platform/form-state";

export type SecondStationWords = { legend: string; hint: string; tick: string };

/** Asked only once the unit turns out to have such a station already. */
export function SecondStation({ state, words }: { state: FormState; words: SecondStationWords }) {
  const error = state.fieldErrors.second;
  const ticked = fieldValue(state, "second") === "yes";
  if (!error && !ticked) return null;
  return (
    <Fieldset name="second" legend={words.legend} hint={words.hint} error={error}>
      <Checkbox name="second" value="yes" label={words.tick} defaultChecked={ticked} />
    </Fieldset>
  );
}
