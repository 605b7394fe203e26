import { type FormValues, readForm, withoutSecrets } from "@/lib/platform/form-state";

/** A working day: whoever comes back later begins anew. */
const KEPT_HOURS = 12;
const PREFIX = "draft ";

export type Draft = { account: string; at: number; values: FormValues };

/**
 * What was typed into a form and not sent, as long as the tab is open: personal data stays on the screen it was typed
 * at, and only the account that typed it gets it back.
 */
export function readDraft(name: string, account: string, now = Date.now()): Draft | null {
  const draft = parsed(storage()?.getItem(keyOf(name)) ?? null);
  return draft && draft.account === account && draft.at > now - KEPT_HOURS * 3_600_000 ? draft : null;
}

/** @returns whether it is kept: a browser may have no storage, or no room in it */
export function writeDraft(name: string, account: string, form: HTMLFormElement, now = Date.now()): boolean {
  try {
    const room = storage();
    room?.setItem(keyOf(name), JSON.stringify({ account, at: now, values: typedInto(form) } satisfies Draft));
    return room !== null;
  } catch {
    return false;
  }
}

export const dropDraft = (name: string): void => storage()?.removeItem(keyOf(name));

/** Drops the drafts that `account` must not find: of others, too old, or all when nobody is signed in any more. */
export function dropDrafts(account: string | null, now = Date.now()): void {
  const room = storage();
  for (const key of Object.keys(room ?? {})) {
    if (!key.startsWith(PREFIX)) continue;
    const draft = parsed(room?.getItem(key) ?? null);
    if (draft?.account !== account || draft.at <= now - KEPT_HOURS * 3_600_000) room?.removeItem(key);
  }
}

const keyOf = (name: string): string => `${PREFIX}${name}`;

function storage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

function parsed(text: string | null): Draft | null {
  try {
    const { account, at, values } = JSON.parse(text ?? "null") ?? {};
    const isDraft = typeof account === "string" && typeof at === "number" && typeof values === "object" && values;
    return isDraft ? { account, at, values } : null;
  } catch {
    return null;
  }
}

/** All fields but secrets, whatever those are called. */
export function typedInto(form: HTMLFormElement): FormValues {
  const values = withoutSecrets(readForm(new FormData(form)));
  const secrets = form.querySelectorAll<HTMLInputElement>("input[type=password],input[autocomplete=one-time-code]");
  for (const { name } of secrets) delete values[name];
  return values;
}
