/** What a form shows after it was sent: what was typed comes back with the errors. */
export type FormState = {
  status: "idle" | "ok" | "invalid" | "conflict" | "denied" | "error";
  values: Record<string, string | string[]>;
  fieldErrors: Record<string, string[]>;
  message?: string;
  /** What is shown this once and kept nowhere: codes to note down, a browser's question. */
  once?: string[];
  /** On a stale edit: what is stored now, by field. */
  current?: Record<string, unknown>;
};

export const idleForm = (values: FormState["values"] = {}): FormState => ({ status: "idle", values, fieldErrors: {} });
