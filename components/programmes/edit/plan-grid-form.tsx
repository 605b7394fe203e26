"use client";
import { Fieldset } from "@/components/ui/field";
import { fieldValue } from "@/components/ui/field-value";
import { Form } from "@/components/ui/form";
import { Checkbox } from "@/components/ui/inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table, TD, TH, THead } from "@/components/ui/table";
import type { FormState } from "@/lib/platform/form-state";
import { savePlanAction } from "@/lib/programmes/actions";
import { cellAddress } from "@/lib/programmes/rules/plan-grid";
import { comparePlan } from "./compare-plan";
import type { PlanFormLabels } from "./plan-form";
import { PlanHead, type PlanHeadProps } from "./plan-head";

type PlanGridFormProps = Omit<PlanHeadProps, "state" | "labels"> & {
  programmeId: string;
  lock: number;
  /** Which of the draft's tables; empty for a new one. */
  tableId: string;
  years: readonly number[];
  /** Names as they are imported, with what is stored for them by year. */
  units: readonly {
    code: string;
    name: string;
    label: string;
    values: Readonly<Record<number, string>>;
    total: string;
  }[];
  totals: Readonly<Record<number, string>>;
  grandTotal: string;
  labels: PlanFormLabels;
};

/** The table to type into: a unit a line, a year a column, with the totals of the document where it prints them. */
export function PlanGridForm({
  programmeId,
  lock,
  tableId,
  labels,
  years,
  units,
  totals,
  grandTotal,
  ...head
}: PlanGridFormProps) {
  const total = String(units.length + 1);
  return (
    <Form
      action={savePlanAction}
      name={`grid ${tableId}`}
      version={lock}
      labels={labels}
      compare={comparePlan({ labels, ...head })}
    >
      {(state) => (
        <>
          <input type="hidden" name="programmeId" value={programmeId} />
          <input type="hidden" name="tableId" value={tableId} />
          <PlanHead state={state} labels={labels} {...head} />
          <input type="hidden" name="cell.0.0" value="单位" />
          <input type="hidden" name="cell.0.total" value="合计" />
          <input type="hidden" name="cell.total.0" value="总计" />
          <Fieldset name="table" legend={labels.table} error={state.fieldErrors.table} className="mb-4 min-w-0">
            <Table label={labels.table}>
              <THead>
                <tr>
                  <TH>A</TH>
                  {years.map((year, index) => (
                    <TH key={year}>
                      {cellAddress(0, index + 1).replace(/\d+/, "")} · {year}
                      <input type="hidden" name={`cell.0.${index + 1}`} value={year} />
                    </TH>
                  ))}
                  <TH>{labels.total}</TH>
                </tr>
              </THead>
              <tbody>
                {units.map((unit, row) => (
                  <tr key={unit.code}>
                    <TH scope="row">
                      <span className="mr-2 text-ink-faint">{row + 2}</span>
                      {unit.label}
                      <input type="hidden" name={`cell.${row + 1}.0`} value={unit.name} />
                    </TH>
                    {years.map((year, index) => (
                      <Cell
                        key={year}
                        state={state}
                        name={`cell.${row + 1}.${index + 1}`}
                        label={`${unit.label} ${year}`}
                        stored={unit.values[year]}
                      />
                    ))}
                    <Cell
                      state={state}
                      name={`cell.${row + 1}.total`}
                      label={`${unit.label} ${labels.total}`}
                      stored={unit.total}
                    />
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <TH scope="row">
                    <span className="mr-2 text-ink-faint">{Number(total) + 1}</span>
                    {labels.printedRow}
                  </TH>
                  {years.map((year, index) => (
                    <Cell
                      key={year}
                      state={state}
                      name={`cell.total.${index + 1}`}
                      label={`${labels.printedRow} ${year}`}
                      stored={totals[year]}
                    />
                  ))}
                  <Cell
                    state={state}
                    name="cell.total.total"
                    label={`${labels.printedRow} ${labels.total}`}
                    stored={grandTotal}
                  />
                </tr>
              </tfoot>
            </Table>
          </Fieldset>
          <Fieldset name="confirmed" legend={labels.confirmTitle} error={state.fieldErrors.confirmed}>
            <Checkbox name="confirmed" label={labels.confirm} hint={labels.confirmHint} />
          </Fieldset>
          <SubmitButton>{labels.submit}</SubmitButton>
        </>
      )}
    </Form>
  );
}

type CellProps = { state: FormState; name: string; label: string; stored: string | undefined };

function Cell({ state, name, label, stored }: CellProps) {
  return (
    <TD>
      <input
        name={name}
        aria-label={label}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={fieldValue(state, name, stored)}
        className="target w-20 rounded-md border border-control bg-surface px-2 py-1 text-right"
      />
    </TD>
  );
}
