import { getLocale, getTranslations } from "next-intl/server";
import { Field, Fieldset } from "@/components/ui/field";
import { Checkbox, DateInput, RadioSegments, Select, TextInput } from "@/components/ui/inputs";
import type { RegionKind } from "@/lib/generated/prisma/enums";
import type { ChangeChoices } from "@/lib/regions/queries/choices";
import type { ChangeQuery } from "@/lib/regions/schema";
import { regionLabel } from "@/lib/shared/region-label";
import { RegionPicker } from "./region-picker";

export type Typed = Readonly<Record<string, string | string[] | undefined>>;
export type FieldErrors = Readonly<Record<string, readonly string[] | undefined>>;

type FieldsProps = {
  kind: ChangeQuery["kind"];
  name: string;
  /** Of the unit: it goes under one of the level above. */
  level: number;
  /** Kinds a unit beside this one, or below it, may have. */
  besideKinds: readonly RegionKind[];
  belowKinds: readonly RegionKind[];
  choices: ChangeChoices;
  typed: Typed;
  errors: FieldErrors;
};

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? "") : (value ?? ""));
const many = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

/** The fields of one kind of change, filled with what the address holds. */
export async function ChangeFields(props: FieldsProps) {
  const { kind, name, level, besideKinds, belowKinds, choices, typed, errors } = props;
  const [t, locale] = await Promise.all([getTranslations("regions"), getLocale()]);
  const text = (field: string, label: string, options: { hint?: string; required?: boolean } = {}) => (
    <Field name={field} label={label} hint={options.hint} error={errors[field]} required={options.required}>
      {(control) => <TextInput {...control} defaultValue={one(typed[field])} className="max-w-md" />}
    </Field>
  );
  const kinds = (
    field: string,
    label: string,
    offered: readonly RegionKind[],
    { hint, blank }: { hint?: string; blank?: string } = {},
  ) => (
    <Field name={field} label={label} hint={hint} error={errors[field]}>
      {(control) => (
        <Select
          {...control}
          className="max-w-xs"
          defaultValue={one(typed[field])}
          options={[
            ...(blank ? [{ value: "", label: blank }] : []),
            ...offered.map((value) => ({ value, label: t(`kind.${value}`) })),
          ]}
        />
      )}
    </Field>
  );
  const ticks = (
    field: string,
    legend: string,
    options: readonly { value: string; label: string; hint?: string }[],
  ) => (
    <Fieldset name={field} legend={legend} error={errors[field]}>
      {options.length === 0 ? <p className="text-ink-soft">{t("change.none")}</p> : null}
      <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
        {options.map((option) => (
          <Checkbox
            key={option.value}
            name={field}
            value={option.value}
            label={option.label}
            hint={option.hint}
            defaultChecked={many(typed[field]).includes(option.value)}
          />
        ))}
      </div>
    </Fieldset>
  );
  const units = (list: ChangeChoices["siblings"]) =>
    list.map((unit) => ({ value: unit.code, label: regionLabel(unit, locale), hint: unit.code }));

  return (
    <>
      {kind === "set_up" ? (
        <>
          {text("name", t("change.newName"), { required: true })}
          {kinds("unitKind", t("change.unitKind"), belowKinds)}
          {text("unitCode", t("change.unitCode"), { hint: t("change.unitCodeHint") })}
        </>
      ) : null}
      {kind === "rename" ? (
        <>
          {text("name", t("change.newName"), { required: true })}
          {kinds("unitKind", t("change.unitKind"), besideKinds, {
            hint: t("change.convertHint"),
            blank: t("change.sameKind"),
          })}
          {text("unitCode", t("change.unitCode"), { hint: t("change.newCodeHint") })}
        </>
      ) : null}
      {kind === "merge" ? (
        <>
          {ticks("with", t("change.with"), units(choices.siblings))}
          <div className="mb-4">
            <RadioSegments
              legend={t("change.result")}
              name="result"
              value={one(typed.result) || "this"}
              options={(["this", "other", "new"] as const).map((value) => ({
                value,
                label: t(`change.results.${value}`, { name }),
              }))}
            />
          </div>
          {text("name", t("change.mergedName"), { hint: t("change.mergedNameHint") })}
          {kinds("unitKind", t("change.unitKind"), besideKinds)}
          {text("unitCode", t("change.unitCode"), { hint: t("change.unitCodeHint") })}
        </>
      ) : null}
      {kind === "split" ? (
        <>
          <div className="mb-4">
            <RadioSegments
              legend={t("change.keep", { name })}
              name="keep"
              value={one(typed.keep) || "yes"}
              options={(["yes", "no"] as const).map((value) => ({ value, label: t(`change.keeps.${value}`) }))}
            />
          </div>
          {text("name", t("change.firstName"), { required: true })}
          {kinds("unitKind", t("change.unitKind"), besideKinds)}
          {text("unitCode", t("change.unitCode"), { hint: t("change.unitCodeHint") })}
          {ticks("children", t("change.children"), units(choices.children))}
          {ticks(
            "stations",
            t("change.stations"),
            choices.stations.map(({ id, code, name: label }) => ({ value: id, label, hint: code })),
          )}
          {text("secondName", t("change.secondName"), { hint: t("change.secondNameHint") })}
          {kinds("secondKind", t("change.secondKind"), besideKinds)}
          {text("secondCode", t("change.secondCode"), { hint: t("change.unitCodeHint") })}
        </>
      ) : null}
      {kind === "transfer" ? (
        <>
          <Field name="to" label={t("change.to")} hint={t("change.toHint")} error={errors.to} required>
            {(control) => (
              <RegionPicker {...control} typed={one(typed.to) || undefined} maxLevel={level - 1} className="max-w-md" />
            )}
          </Field>
          {text("unitCode", t("change.unitCode"), { hint: t("change.transferCodeHint") })}
        </>
      ) : null}
      {kind === "abolish" ? text("why", t("change.why"), { hint: t("change.whyHint"), required: true }) : null}
      <Field name="on" label={t("change.on")} hint={t("change.onHint")} error={errors.on} required>
        {(control) => <DateInput {...control} meaning="happened" defaultValue={one(typed.on)} />}
      </Field>
    </>
  );
}
