"use client";
import { Field, Fieldset } from "@/components/ui/field";
import { fieldValue } from "@/components/ui/field-value";
import { Form } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import type { Option } from "@/components/ui/inputs";
import { TextArea } from "@/components/ui/inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import { recordRulingAction } from "@/lib/coverage/actions";

type RulingFormProps = {
  programmeId: string;
  /** Of the doubt, in every version. */
  code: string;
  /** Rulings there are. */
  rulings: number;
  discrepancyId: string;
  latestVersion: number;
  readings: readonly Option[];
  labels: { open: string; reading: string; reason: string; reasonHint: string; submit: string };
  /** Whether it stands open from the start. */
  open?: boolean;
};

/** Which reading the figures follow, and why. Who and when the portal writes down itself. */
export function RulingForm({
  programmeId,
  code,
  rulings,
  discrepancyId,
  latestVersion,
  readings,
  labels,
  open,
}: RulingFormProps) {
  const reasonId = `reason-${discrepancyId}`;
  return (
    <Form
      action={recordRulingAction}
      name={`ruling ${code}`}
      version={rulings}
      display={(name, value) =>
        (name === "reading" ? readings.find((one) => one.value === value)?.label : undefined) ?? String(value ?? "")
      }
      className="no-print mt-2 max-w-xl"
      labels={{ reading: labels.reading, reason: labels.reason }}
    >
      {(state) => (
        <FormDisclosure
          summary={labels.open}
          open={open}
          className="mb-2 py-1 text-accent underline pointer-coarse:py-2.5"
        >
          <input type="hidden" name="programmeId" value={programmeId} />
          <input type="hidden" name="discrepancyId" value={discrepancyId} />
          <input type="hidden" name="latestVersion" value={latestVersion} />
          <Fieldset id={`${reasonId}-reading`} name="reading" legend={labels.reading} error={state.fieldErrors.reading}>
            {readings.map(({ value, label }) => (
              <label key={value} className="target flex items-start gap-2.5 py-1.5">
                <input
                  type="radio"
                  name="reading"
                  value={value}
                  defaultChecked={fieldValue(state, "reading") === value}
                  className="mt-0.5 size-5 flex-none accent-accent"
                />
                <span>{label}</span>
              </label>
            ))}
          </Fieldset>
          <Field
            id={reasonId}
            name="reason"
            label={labels.reason}
            hint={labels.reasonHint}
            error={state.fieldErrors.reason}
            required
          >
            {/* No maxLength: what was pasted stays whole, and the answer says that it is too long. */}
            {(control) => <TextArea {...control} rows={3} defaultValue={fieldValue(state, "reason")} />}
          </Field>
          <SubmitButton>{labels.submit}</SubmitButton>
        </FormDisclosure>
      )}
    </Form>
  );
}
