import type { ReactNode } from "react";
import { fieldId } from "./field-id";

/** Spread on the control: `<Field …>{(control) => <TextInput {...control} />}</Field>`. */
type ControlProps = {
  readonly id: string;
  readonly name: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
  readonly required?: true;
};

type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | readonly string[];
  required?: boolean;
  /** Needed when one page shows two forms with a field of the same name. */
  id?: string;
  className?: string;
  children: (control: ControlProps) => ReactNode;
};

export function Field({
  name,
  label,
  hint,
  error,
  required,
  id = fieldId(name),
  className = "mb-4 max-w-2xl",
  children,
}: FieldProps) {
  const errors = errorList(error);
  const described = [hint ? `${id}-hint` : null, errors.length > 0 ? `${id}-error` : null].filter(Boolean).join(" ");
  const control: ControlProps = {
    id,
    name,
    ...(described ? { "aria-describedby": described } : {}),
    ...(errors.length > 0 ? { "aria-invalid": true as const } : {}),
    ...(required ? { required: true as const } : {}),
  };
  return (
    <div data-field={name} className={className}>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="mb-1 text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      <FieldErrors id={`${id}-error`} errors={errors} />
      {children(control)}
    </div>
  );
}

type FieldsetProps = {
  /** Given when the group is one field of the form (radio buttons, checkboxes): the error summary leads here. */
  name?: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | readonly string[];
  /** Needed when one page shows two forms with a group of the same name. */
  id?: string;
  className?: string;
  children: ReactNode;
};

export function Fieldset({
  name,
  legend,
  hint,
  error,
  id = name ? fieldId(name) : undefined,
  className = "mb-4",
  children,
}: FieldsetProps) {
  const errors = errorList(error);
  const described = id
    ? [hint ? `${id}-hint` : null, errors.length > 0 ? `${id}-error` : null].filter(Boolean).join(" ")
    : "";
  return (
    <fieldset id={id} data-field={name} aria-describedby={described || undefined} className={className}>
      <legend className="mb-1 font-semibold">{legend}</legend>
      {hint ? (
        <p id={id ? `${id}-hint` : undefined} className="mb-1 text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      <FieldErrors id={id ? `${id}-error` : undefined} errors={errors} />
      {children}
    </fieldset>
  );
}

function FieldErrors({ id, errors }: { id?: string; errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <p id={id} className="mb-1 text-sm font-semibold text-missed">
      <span aria-hidden="true">▲ </span>
      {errors.join(" ")}
    </p>
  );
}

function errorList(error: string | readonly string[] | undefined): readonly string[] {
  if (!error) return [];
  return typeof error === "string" ? [error] : error;
}
