import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "./field";
import { Filters } from "./filters";
import { DateInput, type Option, Select, TextInput } from "./inputs";
import { Notice } from "./notice";

type Control = Parameters<Parameters<typeof Field>[0]["children"]>[0];

type FilterPart = {
  label: string;
  /** Added to the label where the list tells that it did not understand the part. */
  accepts?: string;
} & (
  | { kind: "search"; max: number }
  /** `any`: what stands for no choice; without it one of the options is always in effect. */
  | { kind: "choice"; options: readonly Option[]; any?: string }
  | { kind: "day" }
  | { kind: "own"; draw: (control: Control) => ReactNode }
);

type FilterBarProps<N extends string> = {
  /** The list, which reads the filter from its address. */
  href: string;
  parts: Readonly<Record<N, FilterPart>>;
  filter: Readonly<Partial<Record<N, string>>>;
  /** Parts of the address that the list did not understand. */
  ignored: readonly N[];
};

const WIDTHS = {
  search: "w-full sm:w-56",
  choice: "w-[calc(50%-0.5rem)] sm:w-44",
  day: "w-[calc(50%-0.5rem)] min-w-min sm:w-auto",
  own: "w-full sm:w-56",
};

/** The parts of a list's filter as a form, and what of the address it did not understand. */
export function FilterBar<N extends string>({ href, parts, filter, ignored }: FilterBarProps<N>) {
  const t = useTranslations("ui");
  const told = (name: N) => `${parts[name].label}${parts[name].accepts ?? ""}`;
  return (
    <>
      <Filters action={href} resetHref={href}>
        {(Object.entries(parts) as [N, FilterPart][]).map(([name, part]) => (
          <Field key={name} name={name} label={part.label} className={WIDTHS[part.kind]}>
            {(control) => draw(part, control, filter[name])}
          </Field>
        ))}
      </Filters>
      {ignored.length > 0 ? (
        <Notice tone="underway" role="status">
          {t("filters.ignored", { filters: ignored.map(told).join(t("listSeparator")) })}
        </Notice>
      ) : null}
    </>
  );
}

function draw(part: FilterPart, control: Control, value: string | undefined): ReactNode {
  switch (part.kind) {
    case "search":
      return <TextInput {...control} type="search" defaultValue={value} maxLength={part.max} />;
    case "choice": {
      const any = part.any === undefined ? [] : [{ value: "", label: part.any }];
      return <Select {...control} defaultValue={value ?? ""} options={[...any, ...part.options]} />;
    }
    case "day":
      return <DateInput {...control} meaning="listed" defaultValue={value} />;
    case "own":
      return part.draw(control);
  }
}
