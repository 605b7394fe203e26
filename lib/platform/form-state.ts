import { cleanText } from "@/lib/shared/folding";

type FormStatus =
  | "idle"
  | "restored"
  | "ok"
  | "check"
  | "invalid"
  | "conflict"
  | "denied"
  | "signedOut"
  | "error"
  | "unsent";

/** Fields by name. */
export type FormValues = Record<string, string | string[]>;

/** What a form shows after it was sent: what was typed comes back with the errors. */
export type FormState = {
  status: FormStatus;
  values: FormValues;
  fieldErrors: Record<string, string[]>;
  message?: string;
  /** What is shown this once and kept nowhere: codes to note down, a browser's question. */
  once?: string[];
  /** On a stale edit: what is stored now, by field, and the version with which the form may be sent again. */
  current?: Readonly<Record<string, unknown>>;
  version?: number;
  /** The idempotency key to go on with, where the one that was sent is spent. */
  nextKey?: string;
  /** Why a form has no answer. */
  failure?: FormFailure;
  /** Before anything is written: what it changes, to be sent back as seen. */
  check?: FormCheck;
};

export type FormCheck = {
  token: string;
  /** `on`: the day of the figures, in words. */
  lines: readonly { on: string; of: string; what: string; before: string; after: string }[];
};

/** What kept a form from being answered, as the browser can tell. */
export type FormFailure = {
  kind: "offline" | "broken" | "timeout" | "gateway" | "elsewhere" | "tooLarge" | "tooLargeHere" | "outdated" | "fault";
  params?: Record<string, string | number>;
};

export type FormAction = (previous: FormState, data: FormData) => Promise<FormState>;

export const idleForm = (values: FormValues = {}): FormState => ({ status: "idle", values, fieldErrors: {} });

/** Fields by name; a name that ends in `[]` or occurs twice is a list. Framework fields (`$ACTION…`) are left out. */
export function readForm(data: FormData): FormValues {
  const values: FormValues = {};
  for (const name of new Set(data.keys())) {
    if (name.startsWith("$ACTION")) continue;
    // PostgreSQL stores no NUL; of a password nothing else is changed.
    const clean = (value: string) => (isSecret(name) ? value.replaceAll("\0", "") : cleanText(value));
    const all = data.getAll(name).flatMap((value) => (typeof value === "string" ? clean(value) : []));
    if (name.endsWith("[]")) values[name.slice(0, -2)] = all;
    else if (all.length > 0) values[name] = all.length > 1 ? all : (all[0] ?? "");
  }
  return values;
}

const isSecret = (name: string): boolean => /password$/i.test(name);

/** Neither an answer nor a draft repeats a secret. */
export const withoutSecrets = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !isSecret(name)));
