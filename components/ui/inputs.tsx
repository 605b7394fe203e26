import type { ComponentProps, ReactNode } from "react";
import { todayInChina } from "@/lib/shared/dates";
import { type DayMeaning, dayBounds } from "@/lib/shared/day-bounds";
import { cx } from "./cx";
import { DayBox } from "./day-box";

const box =
  "target w-full rounded-md border border-control bg-surface px-2.5 py-1.5 text-base text-ink aria-invalid:border-2 aria-invalid:border-missed [&[readonly]]:bg-paper disabled:bg-idle";

export function TextInput({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return <input type={type} autoComplete="off" className={cx(box, className)} {...rest} />;
}

/** Four widths: of many fields below each other, the edges still make lines. */
const numberWidth = (digits: number) =>
  digits <= 4 ? "max-w-20" : digits <= 6 ? "max-w-28" : digits <= 9 ? "max-w-36" : "max-w-48";

type NumberInputProps = Omit<ComponentProps<"input">, "type"> & { digits?: number };

/** As wide as its numbers. A text to the browser, which would throw away full-width digits and separators. */
export function NumberInput({ digits = 10, className, ...rest }: NumberInputProps) {
  return <TextInput inputMode="decimal" className={cx(numberWidth(digits), className)} {...rest} />;
}

type DateInputProps = Omit<ComponentProps<"input">, "type"> & { meaning: DayMeaning };

/** The browser offers only the days that the server takes; `min` and `max` narrow them further. */
export function DateInput({ className, meaning, ...rest }: DateInputProps) {
  const bounds = dayBounds(meaning, todayInChina());
  const look = cx(box, "min-w-40", className ?? "max-w-52");
  return <DayBox className={look} {...bounds} {...rest} />;
}

export function TextArea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={cx(box, className)} {...rest} />;
}

export type Option = { readonly value: string; readonly label: string; readonly disabled?: boolean };

type SelectProps = ComponentProps<"select"> & { options?: readonly Option[] };

export function Select({ className, options, children, ...rest }: SelectProps) {
  return (
    <select className={cx(box, className)} {...rest}>
      {children}
      {options?.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode };

export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  return (
    <label className={cx("target flex items-start gap-2.5 py-1.5", className)}>
      <input type="checkbox" className="mt-0.5 size-5 flex-none accent-accent" {...rest} />
      <span>
        {label}
        {hint ? <span className="block text-sm text-ink-soft">{hint}</span> : null}
      </span>
    </label>
  );
}

type RadioSegmentsProps = {
  legend: string;
  name: string;
  options: readonly Option[];
  /** The option in force. */
  value: string;
  hideLegend?: boolean;
};

/** A short choice of one; in a GET form it changes with the form's own button. */
export function RadioSegments({ legend, name, options, value, hideLegend }: RadioSegmentsProps) {
  return (
    <fieldset className="min-w-0">
      <legend className={hideLegend ? "sr-only" : "mb-1 text-sm text-ink-soft"}>{legend}</legend>
      <div className="flex flex-wrap">
        {options.map((option) => (
          <label
            key={option.value}
            className="target relative -ml-px flex items-center border border-control bg-surface px-3 py-1.5 first:ml-0 first:rounded-l-md last:rounded-r-md has-checked:z-1 has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent has-focus-visible:z-2 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink forced-colors:has-checked:outline-2"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === value}
              disabled={option.disabled}
              className="absolute inset-0 size-full cursor-pointer opacity-0"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
