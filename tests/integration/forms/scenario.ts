import { readFileSync } from "node:fs";
import type { FormAction } from "@/lib/platform/form-state";
import type { Fields, send } from "./actions";

const modules = import.meta.glob<Record<string, FormAction>>("../../../lib/*/actions{.ts,/*.ts}");
/** What else stands beside the actions is nobody's endpoint. */
const isEndpoint = (file: string) =>
  readFileSync(file.replace(/^.*\/lib\//, "lib/"), "utf8").startsWith('"use server"');

/** Every action that a form can send, by room and name. */
export async function actions(): Promise<Record<string, FormAction>> {
  const loaded = await Promise.all(
    Object.entries(modules)
      .filter(([file]) => isEndpoint(file))
      .map(async ([file, load]) => {
        const room = file.split("/lib/")[1]?.split("/")[0];
        return Object.entries(await load()).map(([name, action]) => [`${room}.${name}`, action] as const);
      }),
  );
  return Object.fromEntries(loaded.flat());
}
export type Scenario = {
  /** What both forms hold but the version: ids and the values as drawn. */
  drawn: Fields;
  version: () => Promise<number>;
  /** What the first and the second person type into it. */
  first: Fields;
  second: Fields;
  /** What the second is shown of what the first saved. */
  shown: Record<string, unknown>;
  /** What is stored in the end. */
  held: () => Promise<unknown>;
  holds: unknown;
  /** Where the first person uses another form of the same row. */
  by?: { action: string; fields: Fields };
  actor?: Parameters<typeof send>[1];
};

export type Scenarios = Record<string, () => Promise<Scenario>>;
