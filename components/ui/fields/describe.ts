import type { Field } from "@/lib/shared/fields";
import type { DescribedField } from "./field";

type Say = {
  label: (id: string) => string;
  hint?: (id: string) => string | undefined;
  option: (id: string, code: string) => string;
  unit?: (unit: string) => string;
  /** What choosing nothing is called. */
  blank: string;
  yes: string;
  no: string;
};

/** A field in the reader's words. */
export function describeField(id: string, field: Field, say: Say): DescribedField {
  const named = { id, label: say.label(id), hint: say.hint?.(id), required: field.required };
  const option = (value: string) => ({ value, label: say.option(id, value) });
  switch (field.kind) {
    case "number":
      return {
        ...{ ...named, kind: "number", digits: field.digits },
        unit: field.unit && (say.unit?.(field.unit) ?? field.unit),
      };
    case "day":
      return { ...named, kind: "day", meaning: field.meaning };
    case "set":
      return { ...named, kind: "set", options: field.options.map(option) };
    case "choice":
      return { ...named, kind: "choice", options: field.options.map(option), blank: say.blank };
    case "flag": {
      const options = [
        { value: "yes", label: say.yes },
        { value: "no", label: say.no },
      ];
      return { ...named, kind: "choice", options, blank: say.blank };
    }
    default:
      return { ...named, kind: field.kind };
  }
}
