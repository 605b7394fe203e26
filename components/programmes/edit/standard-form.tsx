"use client";
import { Field } from "@/components/ui/field";
import { fieldValue } from "@/components/ui/field-value";
import { type Option, Select, TextInput } from "@/components/ui/inputs";
import { RowsForm, type RowsFormProps } from "./rows-form";

type HeadField = { label: string; hint?: string; value: string };

type StandardFormProps = Omit<RowsFormProps, "children"> & {
  head: { code: HeadField; name: HeadField; nameEn: HeadField };
  clause: { label: string; value: string; options: readonly Option[] };
};

/** A standard's name above its conditions. */
export function StandardForm({ head, clause, ...rows }: StandardFormProps) {
  return (
    <RowsForm
      {...rows}
      headLabels={{
        code: head.code.label,
        name: head.name.label,
        nameEn: head.nameEn.label,
        clause: clause.label,
      }}
      identity={["item", "fact", "comparator"]}
    >
      {(state) => (
        <div className="grid gap-x-5 md:grid-cols-2">
          {Object.entries(head).map(([name, { label, hint, value }]) => (
            <Field
              key={name}
              name={name}
              label={label}
              hint={hint}
              error={state.fieldErrors[name]}
              required={name !== "nameEn"}
            >
              {(control) => (
                <TextInput
                  {...control}
                  defaultValue={fieldValue(state, name, value)}
                  readOnly={name === "code" && value !== ""}
                />
              )}
            </Field>
          ))}
          <Field name="clause" label={clause.label} error={state.fieldErrors.clause}>
            {(control) => (
              <Select {...control} options={clause.options} defaultValue={fieldValue(state, "clause", clause.value)} />
            )}
          </Field>
        </div>
      )}
    </RowsForm>
  );
}
