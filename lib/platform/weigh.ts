import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/shared/json";
import type { Actor } from "./actor";
import { asOne } from "./db";
import { AppError } from "./errors";
import { retryOnDeadlock } from "./mutate";

/** One number or verdict that somebody may read on a page. `id` tells it from every other one. */
type Figure<L> = { readonly id: string; readonly label: L; readonly value: number | string | null };
export type FigureChange<L> = {
  readonly label: L;
  readonly before: Figure<L>["value"];
  readonly after: Figure<L>["value"];
};

/** What an act would change, before anybody has said that it is meant; nothing was written. */
export class Unconfirmed<L> extends AppError {
  constructor(
    readonly changes: readonly FigureChange<L>[],
    /** Sent back by whoever has seen the changes. */
    readonly token: string,
  ) {
    super("unconfirmed", 409);
  }
}

type Weighing<T, L> = {
  /** What was asked: a confirmation of something else is none. */
  request: unknown;
  /** Tokens of what the asker has seen. */
  seen: readonly string[];
  act: () => Promise<T>;
  /** The figures as they stand, read by the same code as the pages that show them. */
  figures: () => Promise<readonly Figure<L>[]>;
};

/**
 * Acts, and reads the figures before and after in the same transaction. It is committed when no figure has changed, or
 * when exactly these changes were seen; else everything is rolled back.
 * @throws Unconfirmed
 */
export const weigh = <T, L>(actor: Actor, weighing: Weighing<T, L>): Promise<{ result: T; changed: boolean }> =>
  attempt(actor, weighing, true);

/** The same, always rolled back: what an act would change. */
export async function rehearse<T, L>(
  actor: Actor,
  weighing: Omit<Weighing<T, L>, "seen">,
): Promise<Pick<Unconfirmed<L>, "changes" | "token">> {
  try {
    await attempt(actor, { ...weighing, seen: [] }, false);
  } catch (error) {
    if (error instanceof Unconfirmed) return error;
    throw error;
  }
  throw new Error("a rehearsal was committed");
}

function attempt<T, L>(
  actor: Actor,
  { request, seen, act, figures }: Weighing<T, L>,
  inEarnest: boolean,
): Promise<{ result: T; changed: boolean }> {
  return retryOnDeadlock(() =>
    asOne(actor, async () => {
      const before = await figures();
      const result = await act();
      const changes = differences(before, await figures());
      const token = createHash("sha256").update(canonicalJson({ request, changes })).digest("hex");
      if (inEarnest && (changes.length === 0 || seen.includes(token))) return { result, changed: changes.length > 0 };
      throw new Unconfirmed(changes, token);
    }),
  );
}

/** A figure that is missing on one side is none there; none and zero are the same. */
function differences<L>(before: readonly Figure<L>[], after: readonly Figure<L>[]): FigureChange<L>[] {
  const was = new Map(before.map((figure) => [figure.id, figure]));
  const is = new Map(after.map((figure) => [figure.id, figure]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
    const [old, now] = [was.get(id), is.get(id)];
    const label = (now ?? old)?.label as L;
    const change = { label, before: old?.value ?? null, after: now?.value ?? null };
    const both = old !== undefined && now !== undefined;
    const same = both ? change.before === change.after : (change.before || 0) === (change.after || 0);
    return same ? [] : [change];
  });
}
