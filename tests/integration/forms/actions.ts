import { createTranslator } from "next-intl";
import { vi } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { Unauthorized } from "@/lib/platform/errors";
import { type FormAction, type FormState, idleForm } from "@/lib/platform/form-state";
import { messages } from "@/lib/platform/messages";

/** What Next gives to an action, for tests that call one as the server does: a file that uses it mocks these modules. */
const world = vi.hoisted(() => ({ actor: null as unknown, refreshed: 0 }));

vi.mock("next/cache", () => ({ revalidatePath: () => {}, refresh: () => world.refreshed++ }));
vi.mock("next/headers", () => ({ cookies: async () => new Map(), headers: async () => new Headers() }));
vi.mock("next/navigation", () => {
  class Redirect extends Error {}
  return {
    redirect: (path: string) => {
      throw new Redirect(path);
    },
    forbidden: () => {
      throw new Error("forbidden");
    },
    unstable_rethrow: (error: unknown) => {
      if (error instanceof Redirect) throw error;
    },
  };
});
vi.mock("next-intl/server", () => ({
  getLocale: async () => "en",
  getTranslations: async (namespace: never) => createTranslator({ locale: "en", messages: messages.en, namespace }),
}));
// Whether it is really they who act is asked, and tested, elsewhere.
vi.mock("@/lib/accounts/commands/proof", async (load) => ({ ...(await load<object>()), demandProof: async () => {} }));
vi.mock("@/lib/platform/session", () => ({
  assertSameOrigin: async () => {},
  optionalActor: async () => world.actor,
  requireActor: async () => world.actor,
  formActor: async () => {
    if (!world.actor) throw new Unauthorized();
    return world.actor;
  },
  requireSignedIn: async () => ({ actor: world.actor, passwordDue: false }),
}));

export type Fields = Readonly<Record<string, string | number | readonly string[]>>;

/** How often an action had its page drawn anew. */
export const timesRefreshed = (): number => world.refreshed;

/** Sends a form as the actor, or as nobody; an answer that leads to another page counts as saved. */
export async function send(action: FormAction, actor: Actor | null, fields: Fields): Promise<FormState> {
  world.actor = actor;
  const data = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) data.append(Array.isArray(value) ? `${name}[]` : name, String(one));
  try {
    const answer = await action(idleForm(), data);
    // An act that changes figures shows them first; a person looks at them and sends the form again.
    if (answer.status !== "check" || !answer.check || "_seen" in fields) return answer;
    return await send(action, actor, { ...fields, _seen: answer.check.token });
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("/")) return { ...idleForm(), status: "ok" };
    throw error;
  }
}
