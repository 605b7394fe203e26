"use client";
import { Fieldset } from "@/components/ui/field";
import { fieldValue } from "@/components/ui/field-value";
import { useFormState } from "@/components/ui/form-context";
import { Checkbox } from "@/components/ui/inputs";

type SecondStationWords = { legend: string; hint: string; tick: string };

/** Asked only once the unit turns out to have such a station already. */
export function SecondStation({ words }: { words: SecondStationWords }) {
  const state = useFormState();
  const error = state.fieldErrors.second;
  const ticked = fieldValue(state, "second") === "yes";
  if (!error && !ticked) return null;
  return (
    <Fieldset name="second" legend={words.legend} hint={words.hint} error={error}>
      <Checkbox name="second" value="yes" label={words.tick} defaultChecked={ticked} />
    </Fieldset>
  );
}
