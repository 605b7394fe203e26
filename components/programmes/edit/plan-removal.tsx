"use client";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Form } from "@/components/ui/form";
import { removePlanAction } from "@/lib/programmes/actions";

type PlanRemovalProps = {
  programmeId: string;
  lock: number;
  tableId: string;
  labels: {
    remove: string;
    question: string;
    explain: string;
    confirm: string;
    facts: Record<"title" | "table", string>;
  };
};

/** Takes one plan table out of the draft, after asking. */
export function PlanRemoval({ programmeId, lock, tableId, labels }: PlanRemovalProps) {
  return (
    <Form action={removePlanAction} name={`removal ${tableId}`} version={lock} labels={labels.facts} className="mt-6">
      {() => (
        <>
          <input type="hidden" name="programmeId" value={programmeId} />
          <input type="hidden" name="tableId" value={tableId} />
          <ConfirmButton label={labels.remove} title={labels.question} confirmLabel={labels.confirm}>
            <p>{labels.explain}</p>
          </ConfirmButton>
        </>
      )}
    </Form>
  );
}
