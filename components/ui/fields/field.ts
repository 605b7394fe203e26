import type { DayMeaning } from "@/lib/shared/day-bounds";
import type { Option } from "../inputs";

/** A field in the reader's words, as plain as a server can send it to the browser. */
export type DescribedField = {
  id: string;
  label: string;
  hint?: string;
  required?: boolean;
} & (
  | { kind: "text"; unit?: string }
  /** `digits`: how many the largest number has; the field is as wide. */
  | { kind: "number"; unit?: string; digits?: number }
  | { kind: "area"; rows?: number }
  | { kind: "day"; meaning: DayMeaning }
  /** `blank` is what choosing nothing is called. */
  | { kind: "choice"; options: readonly Option[]; blank?: string }
  | { kind: "set"; options: readonly Option[] }
);

/** Some fields of a form, with or without a title. */
export type FieldPart = { title?: string; fields: readonly DescribedField[] };

export type StoredValues = Readonly<Record<string, string | readonly string[]>>;

/** Stored values as a form holds them. */
export const storedValues = (row: Readonly<Record<string, unknown>>): StoredValues =>
  Object.fromEntries(Object.entries(row).map(([id, value]) => [id, asTyped(value)]));

export const asTyped = (value: unknown): string | string[] =>
  Array.isArray(value) ? value.map(String) : value === true ? "yes" : value === false ? "no" : String(value ?? "");

/** A typed or stored value in words; empty where there is nothing. */
export function reads(field: DescribedField, value: unknown): string {
  const options = "options" in field ? field.options : [];
  const label = (code: string) => options.find((option) => option.value === code)?.label ?? code;
  return [asTyped(value)].flat().filter(Boolean).map(label).join(" ");
}
