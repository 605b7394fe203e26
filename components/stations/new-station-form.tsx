"use client";
import { type PickerLabels, RegionPicker } from "@/components/regions/region-picker";
import { Field } from "@/components/ui/field";
import { fieldValue, typedText } from "@/components/ui/field-value";
import { DateInput, type Option, Select } from "@/components/ui/inputs";
import { createStationAction } from "@/lib/coverage/actions";
import type { FormWords } from "./form-words";
import { SecondStation, type SecondStationWords } from "./second-station";
import { type RegisterWords, StationForm } from "./station-form";

type NewStationFormProps = {
  words: FormWords;
  register: RegisterWords;
  locale: string;
  picker: PickerLabels;
  within: string | null;
  types: Option[];
  statuses: Option[];
  today: string;
  hints: { region: string; status: string; on: string; choose: string };
  second: SecondStationWords;
  submit: string;
};

export function NewStationForm(props: NewStationFormProps) {
  const { words, register, locale, picker, within, types, statuses, today, hints, second, submit } = props;
  const { labels } = words;
  return (
    <StationForm action={createStationAction} words={words} stored={{}} hidden={{}} register={register} submit={submit}>
      {(state) => (
        <>
          <SecondStation state={state} words={second} />
          <div className="grid gap-x-6 sm:grid-cols-2">
            <Field
              name="regionCode"
              label={labels.regionCode}
              hint={hints.region}
              error={state.fieldErrors.regionCode}
              required
            >
              {(control) => (
                <RegionPicker
                  {...control}
                  locale={locale}
                  labels={picker}
                  within={within ?? undefined}
                  typed={typedText(state, "regionCode")}
                />
              )}
            </Field>
            <Field name="typeCode" label={labels.typeCode} error={state.fieldErrors.typeCode} required>
              {(control) => (
                <Select {...control} defaultValue={fieldValue(state, "typeCode", "township_station")} options={types} />
              )}
            </Field>
            <Field name="status" label={labels.status} hint={hints.status} error={state.fieldErrors.status} required>
              {(control) => (
                <Select
                  {...control}
                  defaultValue={fieldValue(state, "status")}
                  options={[{ value: "", label: hints.choose }, ...statuses]}
                />
              )}
            </Field>
            <Field name="on" label={labels.on} hint={hints.on} error={state.fieldErrors.on} required>
              {(control) => <DateInput {...control} meaning="happened" defaultValue={fieldValue(state, "on", today)} />}
            </Field>
          </div>
        </>
      )}
    </StationForm>
  );
}
