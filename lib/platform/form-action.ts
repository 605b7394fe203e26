import "server-only";
import { randomUUID } from "node:crypto";
import { redirect, unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import type { Actor } from "./actor";
import { AppError, Conflict, Invalid, temporary, Unauthorized } from "./errors";
import { type FormAction, type FormState, type FormValues, readForm, withoutSecrets } from "./form-state";
import { noteForm, noteFormOutage } from "./outage";
import { noteRefused } from "./refusal";
import { assertSameOrigin, formActor, optionalActor } from "./session";

type Outcome = { message?: string; once?: string[]; redirectTo?: string } | undefined | void;

/**
 * A server action for a form: parses, checks the origin, mints the actor, runs the handler and gives back what was
 * typed with the errors. Every action is a public endpoint, so nothing here trusts the page that showed the form.
 */
export function formAction<S extends z.ZodType>(
  schema: S,
  handler: (actor: Actor, values: z.output<S>, key: string) => Promise<Outcome>,
): FormAction {
  return async (_previous, data) =>
    settleForm(schema, data, async (values, key) => {
      await assertSameOrigin();
      return handler(await formActor(), values, key);
    });
}

/** The same without an actor, for forms of people who are not signed in. */
export async function settleForm<S extends z.ZodType>(
  schema: S,
  data: FormData,
  handler: (values: z.output<S>, key: string) => Promise<Outcome>,
): Promise<FormState> {
  const typed = readForm(data);
  noteForm();
  const values = withoutSecrets(typed);
  const t = await getTranslations("errors");
  let outcome: Outcome;
  try {
    const parsed = schema.safeParse(typed);
    if (!parsed.success) return { status: "invalid", values, fieldErrors: translateIssues(parsed.error.issues, t) };
    outcome = await handler(parsed.data, keyOf(typed._key));
  } catch (error) {
    unstable_rethrow(error);
    // Who asked was read before; nobody is kept waiting for the database here.
    if (error instanceof AppError) noteRefused(error, await optionalActor().catch(() => null));
    return failedState(error, values, t);
  }
  if (outcome?.redirectTo) redirect(outcome.redirectTo);
  return { status: "ok", values: {}, fieldErrors: {}, message: outcome?.message, once: outcome?.once };
}

/** A key that no form of ours makes would only break the index it stands in. */
const keyOf = (typed: unknown): string =>
  typeof typed === "string" && /^[\w-]{1,100}$/.test(typed) ? typed : randomUUID();

type Translate = Awaited<ReturnType<typeof getTranslations<"errors">>>;

function failedState(error: unknown, values: FormValues, t: Translate): FormState {
  const failed = (status: FormState["status"], code: string, more: Partial<FormState> = {}): FormState => ({
    ...{ status, values, fieldErrors: {}, message: translate(code, t, error instanceof AppError ? error.params : {}) },
    ...more,
  });
  if (error instanceof Invalid) {
    const fieldErrors = Object.fromEntries(
      Object.entries(error.fieldErrors).map(([field, keys]) => [field, keys.map((key) => translate(key, t))]),
    );
    return { status: "invalid", values, fieldErrors };
  }
  if (error instanceof Conflict)
    return failed("conflict", error.code, { current: error.current, version: error.version });
  if (error instanceof Unauthorized) return failed("signedOut", "submitSignedOut");
  const passing = temporary(error);
  if (passing) {
    noteFormOutage(passing);
    return failed("error", passing.submitted);
  }
  if (error instanceof AppError)
    return failed(error.status === 403 ? "denied" : "error", error.code, {
      ...(error.code === "keyReused" ? { nextKey: randomUUID() } : {}),
    });
  console.error(error);
  return failed("error", "submitUnexpected");
}

function translateIssues(issues: readonly z.core.$ZodIssue[], t: Translate): Record<string, string[]> {
  const fieldErrors: Record<string, string[]> = {};
  for (const issue of issues) {
    const field = issue.path.join(".") || "_form";
    fieldErrors[field] = [...(fieldErrors[field] ?? []), translate(issue.message, t)];
  }
  return fieldErrors;
}

/** A message key, with parameters as JSON after a bar: `tooLong|{"max":100}`. Unknown texts become `invalid`. */
function translate(message: string, t: Translate, given: Record<string, string | number> = {}): string {
  const bar = message.indexOf("|");
  const key = bar < 0 ? message : message.slice(0, bar);
  // Not every text is ours: "expected one of "a"|"b"" of zod's own has a bar and no JSON after it.
  if (!t.has(key)) return t("invalid");
  const params =
    bar < 0 ? given : { ...given, ...(JSON.parse(message.slice(bar + 1)) as Record<string, string | number>) };
  return t(key, params);
}
