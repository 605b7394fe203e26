import type { FormState } from "@/lib/platform/form-state";

/** What to show in a single-valued control: the text just typed, else the stored value. */
export function fieldValue(state: FormState, name: string, stored: string | number | null | undefined = ""): string {
  const typed = state.values[name];
  if (typed === undefined) return untouched(state) ? String(stored ?? "") : "";
  return typeof typed === "string" ? typed : (typed[0] ?? "");
}

/** The text just typed, an emptied field included; undefined where the stored value holds. */
export function typedText({ values }: FormState, name: string): string | undefined {
  const typed = values[name];
  return typeof typed === "string" ? typed : typed?.[0];
}

/** What is ticked in a group of checkboxes (named `name[]` or repeated) or a multiple select. */
export function fieldValues(state: FormState, name: string, stored: readonly string[] = []): readonly string[] {
  const typed = state.values[name];
  if (typed === undefined) return untouched(state) ? stored : [];
  return typeof typed === "string" ? [typed] : typed;
}

/** A form that was sent leaves out what was unticked; one that was not sent leaves out everything. */
const untouched = (state: FormState) => state.status === "idle" || state.status === "ok";
