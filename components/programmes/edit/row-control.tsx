"use client";
import { Checkbox, DateInput, NumberInput, type Option, Select, TextArea, TextInput } from "@/components/ui/inputs";
import type { DayMeaning } from "@/lib/shared/day-bounds";

type Hidden = { readonly hiddenBy?: { readonly field: string; readonly values: readonly string[] } };

export type Control = Hidden &
  (
    | { readonly kind: "text" | "number" }
    | { readonly kind: "date"; readonly meaning: DayMeaning }
    | { readonly kind: "area"; readonly rows: number }
    | { readonly kind: "check"; readonly label: string }
    | {
        readonly kind: "select";
        readonly options: readonly Option[];
        readonly by?: string;
        readonly of?: Readonly<Record<string, readonly string[]>>;
      }
    /** A set or a choice whose options depend on another field of the row. */
    | { readonly kind: "options"; readonly by: string; readonly of: Readonly<Record<string, readonly Option[]>> }
  );

export type RowField = { name: string; label: string; hint?: string; wide?: boolean; control: Control };

type RowControlProps = {
  id: string;
  name: string;
  control: Control;
  value: string;
  /** Of `options`. */
  ticked: readonly string[];
  /** Of the row's selects, by name. */
  chosen: Readonly<Record<string, string>>;
  /** Whether what is offered follows what is chosen; not before scripts run. */
  follows: boolean;
  onChoose: (value: string) => void;
};

export function RowControl({ control, value, ticked, chosen, follows, onChoose, ...props }: RowControlProps) {
  if (control.kind === "area") return <TextArea {...props} rows={control.rows} defaultValue={value} />;
  if (control.kind === "date") return <DateInput {...props} meaning={control.meaning} defaultValue={value} />;
  if (control.kind === "check") return <Checkbox {...props} label={control.label} defaultChecked={value !== ""} />;
  if (control.kind === "select") {
    const allowed = control.by && control.of && follows ? control.of[chosen[control.by] ?? ""] : undefined;
    const options = control.options.filter((option) => !allowed || allowed.includes(option.value));
    return (
      <Select
        {...props}
        options={options}
        defaultValue={value || options[0]?.value}
        onChange={(event) => onChoose(event.target.value)}
      />
    );
  }
  if (control.kind === "options") {
    return (
      <div className="flex flex-wrap gap-x-5" id={props.id}>
        {(control.of[chosen[control.by] ?? ""] ?? []).map((option) => (
          <Checkbox
            key={option.value}
            name={props.name}
            value={option.value}
            label={option.label}
            defaultChecked={ticked.includes(option.value)}
          />
        ))}
      </div>
    );
  }
  if (control.kind === "number") return <NumberInput {...props} defaultValue={value} />;
  return <TextInput {...props} defaultValue={value} />;
}
