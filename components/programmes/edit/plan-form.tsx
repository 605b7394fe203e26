"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Fieldset } from "@/components/ui/field";
import { fieldValue } from "@/components/ui/field-value";
import { Form } from "@/components/ui/form";
import { Checkbox, TextArea } from "@/components/ui/inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/platform/form-state";
import { savePlanAction } from "@/lib/programmes/actions";
import type { PlanCheckAnswer } from "@/lib/programmes/schema/plan-form";
import { comparePlan } from "./compare-plan";
import { PlanHead, type PlanHeadLabels, type PlanHeadProps } from "./plan-head";
import { PlanPreview, type PreviewLabels } from "./plan-preview";

export type PlanFormLabels = PreviewLabels &
  PlanHeadLabels &
  Record<
    | "table"
    | "tableHint"
    | "file"
    | "fileHint"
    | "check"
    | "checking"
    | "confirm"
    | "confirmHint"
    | "confirmTitle"
    | "submit"
    | "failed",
    string
  >;

type PlanFormProps = Omit<PlanHeadProps, "state" | "labels"> & {
  programmeId: string;
  lock: number;
  /** Which of the draft's tables; the id is empty for a new one. */
  place: number;
  tableId: string;
  table: string;
  labels: PlanFormLabels;
};

/** Paste, type or upload; look at what was read and what is wrong with it; then take it over whole. */
export function PlanForm({ programmeId, lock, place, tableId, table, labels, ...head }: PlanFormProps) {
  const t = useTranslations("errors");
  // What was checked belongs to the table it was checked for: after a new one is saved the form is for the next.
  const [checked, setChecked] = useState<{ place: number; answer: PlanCheckAnswer } | null>(null);
  const answer = checked?.place === place ? checked.answer : null;
  // The refusal that a later check has gone beyond: what it said of the table may no longer be true.
  const [outdated, setOutdated] = useState<FormState | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");

  async function check(body: FormData, area: HTMLTextAreaElement | null, state: FormState) {
    setBusy(true);
    setProblem("");
    try {
      const response = await fetch(`/api/programmes/${programmeId}/plan`, { method: "POST", body });
      if (!response.ok) {
        const { status } = response;
        return setProblem(
          status === 401 ? t("submitSignedOut") : status === 413 ? t("planFile.fileTooBig") : labels.failed,
        );
      }
      const read = (await response.json()) as PlanCheckAnswer;
      setChecked({ place, answer: read });
      if (read.file) setProblem(t(`planFile.${read.file.problem}`, { sheets: read.file.sheets.join("、") }));
      else {
        setOutdated(state);
        if (area && body.has("file")) area.value = read.text;
      }
    } catch {
      setProblem(labels.failed);
    } finally {
      setBusy(false);
    }
  }
  const bodyOf = (name: string, value: string | File) => {
    const body = new FormData();
    body.set(name, value);
    return body;
  };

  return (
    <Form
      action={savePlanAction}
      name={`plan ${tableId}`}
      version={lock}
      labels={labels}
      compare={comparePlan({ labels, ...head })}
    >
      {(state) => (
        <>
          <input type="hidden" name="programmeId" value={programmeId} />
          <input type="hidden" name="tableId" value={tableId} />
          <PlanHead state={state} labels={labels} {...head} />
          <Field name="file" label={labels.file} hint={labels.fileHint} error={problem}>
            {({ name: _, ...control }) => (
              <input
                {...control}
                type="file"
                accept=".xlsx,.csv,.tsv,.txt"
                className="target block w-full text-base"
                onChange={(event) => {
                  const file = event.target.files?.[0];
                  const area = event.target.form?.querySelector<HTMLTextAreaElement>("textarea[name=table]") ?? null;
                  if (file) check(bodyOf("file", file), area, state);
                }}
              />
            )}
          </Field>
          <Field
            name="table"
            label={labels.table}
            hint={labels.tableHint}
            error={outdated === state ? undefined : state.fieldErrors.table}
            required
          >
            {(control) => (
              <TextArea
                {...control}
                rows={10}
                wrap="off"
                spellCheck={false}
                className="font-mono text-sm"
                defaultValue={fieldValue(state, "table", table)}
                onChange={() => setChecked(null)}
              />
            )}
          </Field>
          <p className="mb-4">
            <Button
              disabled={busy}
              onClick={(event) => {
                const area =
                  event.currentTarget.form?.querySelector<HTMLTextAreaElement>("textarea[name=table]") ?? null;
                if (area) check(bodyOf("table", area.value), area, state);
              }}
            >
              {busy ? labels.checking : labels.check}
            </Button>
          </p>
          <div aria-live="polite">
            {answer && !answer.file ? <PlanPreview answer={answer} labels={labels} /> : null}
          </div>
          {answer?.problems.some(({ code }) => code.startsWith("hidden")) ? (
            <input type="hidden" name="fileWarned" value="1" />
          ) : null}
          <Fieldset name="confirmed" legend={labels.confirmTitle} error={state.fieldErrors.confirmed}>
            <Checkbox name="confirmed" label={labels.confirm} hint={labels.confirmHint} />
          </Fieldset>
          <SubmitButton>{labels.submit}</SubmitButton>
        </>
      )}
    </Form>
  );
}
