/** What a form shows after it was sent: what was typed comes back with the errors. */
export type FormState = {
  status: "idle" | "ok" | "check" | "invalid" | "conflict" | "denied" | "error";
  values: Record<string, string | string[]>;
  fieldErrors: Record<string, string[]>;
  message?: string;
  /** On a stale edit: what is stored now, by field. */
  current?: Record<string, unknown>;
  /** Before anything is written: what it changes, to be sent back as seen. */
  check?: FormCheck;
};

export type FormCheck = {
  token: string;
  lines: readonly { of: string; what: string; before: string; after: string }[];
};

export const idleForm = (values: FormState["values"] = {}): FormState => ({ status: "idle", values, fieldErrors: {} });
