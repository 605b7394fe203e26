"use client";
import type { ReactNode } from "react";
import { useFormState } from "./form-context";

type FormDisclosureProps = {
  summary: ReactNode;
  /** For who hears the page, where `summary` says it to the eye alone. */
  label?: string;
  /** Open from the start. */
  open?: boolean;
  className?: string;
  children: ReactNode;
};

/**
 * Fields that stand folded until they are wanted, inside their form: around it, the fold would hide the form's answer
 * from whoever has no scripts.
 */
export function FormDisclosure({ summary, label, open = false, className, children }: FormDisclosureProps) {
  const state = useFormState();
  return (
    <details open={open || state.status !== "idle"}>
      <summary aria-label={label} className={className}>
        {summary}
      </summary>
      {children}
    </details>
  );
}
