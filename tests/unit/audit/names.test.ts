import { expect, it } from "vitest";
import { decisionSchema, statusSchema } from "@/lib/accounts/schema/account";
import { RegionChangeKind } from "@/lib/generated/prisma/enums";
import { ACTIONS, ENTITIES, PLATFORM } from "@/lib/platform/audited";
import { messages } from "@/lib/platform/messages";
import { rooms } from "@/lib/rooms";

const sources = Object.entries(
  import.meta.glob<string>(["../../../lib/**/*.ts", "../../../prisma/seed/**/*.ts", "!../../../lib/generated/**"], {
    query: "?raw",
    import: "default",
    eager: true,
  }),
);

/** What the files of a room write, or those of nobody's room: the platform and the seeds. */
const written = (owner: string, pattern: RegExp): string[] => {
  const own = sources.filter(([file]) => (/lib\/([^/]+)\//.exec(file)?.[1] ?? "platform") === owner);
  return [...new Set(own.flatMap(([, text]) => [...text.matchAll(pattern)].map(([, name]) => name ?? "")))];
};

const owners = [...rooms, { name: "platform", ...PLATFORM }].map(({ name, actions, entities }) => ({
  ...{ name, actions: [...actions].sort(), entities: [...entities] },
}));

/** What stands in the braces of an action that the code puts together. */
const COMPOSED: Record<string, readonly string[]> = {
  "account:${input.change}": statusSchema.shape.change.options.map((change) => `account:${change}`),
  "account:${input.decision}": decisionSchema.shape.decision.options.map((decision) => `account:${decision}`),
  "request:${kind}": ["permission", "scope", "origin", "token"].map((kind) => `request:${kind}`),
  "region:${query.kind}": Object.values(RegionChangeKind).map((kind) => `region:${kind}`),
};

it.each(owners)("$name lists every action that it writes, and no other", ({ name, actions }) => {
  const composed = written(name, /\baction: `([^`]+)`/g);
  expect(composed.filter((pattern) => !(pattern in COMPOSED))).toEqual([]);
  const conditional = written(name, /\baction: [\w. ="!]+\? "([a-z]+:[\w-]+)"/g).concat(
    written(name, /\baction: [\w. ="!]+\? "[^"]+" : "([a-z]+:[\w-]+)"/g),
  );
  const used = [
    ...written(name, /\baction: "([^"]+)"/g),
    ...conditional,
    ...composed.flatMap((pattern) => COMPOSED[pattern] ?? []),
  ];
  expect(actions).toEqual([...new Set(used)].sort());
});

it.each(owners)("$name writes of every kind of object that it lists", ({ name, entities }) => {
  const used = written(name, /\bentity: "([^"]+)"/g);
  expect(entities.filter((entity) => !used.includes(entity))).toEqual([]);
});

it("knows no action and no kind of object twice", () => {
  expect(new Set(ACTIONS).size).toBe(ACTIONS.length);
  expect(new Set(ENTITIES).size).toBe(ENTITIES.length);
});

it.each(["zh-CN", "en"] as const)("has a word in %s for each of them", (locale) => {
  const { action, object } = messages[locale].audit;
  expect(Object.keys(action).sort()).toEqual([...ACTIONS].sort());
  expect(Object.keys(object).sort()).toEqual([...ENTITIES].sort());
});
