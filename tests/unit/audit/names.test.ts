import { expect, it } from "vitest";
import { ACTIONS, OBJECTS } from "@/components/audit/action-text";
import { decisionSchema, statusSchema } from "@/lib/accounts/schema/account";
import { RegionChangeKind } from "@/lib/generated/prisma/enums";
import { messages } from "@/lib/platform/messages";

const sources = Object.values(
  import.meta.glob<string>(["../../../lib/**/*.ts", "../../../prisma/seed/**/*.ts", "!../../../lib/generated/**"], {
    query: "?raw",
    import: "default",
    eager: true,
  }),
);

const written = (pattern: RegExp): string[] => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? ""))),
];

/** What stands in the braces of an action that the code puts together. */
const COMPOSED: Record<string, readonly string[]> = {
  "account:${input.change}": statusSchema.shape.change.options.map((change) => `account:${change}`),
  "account:${input.decision}": decisionSchema.shape.decision.options.map((decision) => `account:${decision}`),
  "request:${kind}": ["permission", "scope", "origin", "token"].map((kind) => `request:${kind}`),
  "region:${query.kind}": Object.values(RegionChangeKind).map((kind) => `region:${kind}`),
};

it("names every action that the code writes, and no other", () => {
  const composed = written(/\baction: `([^`]+)`/g);
  expect(composed.filter((pattern) => !(pattern in COMPOSED))).toEqual([]);
  const conditional = written(/\baction: [\w. ="!]+\? "([a-z]+:[\w-]+)"/g).concat(
    written(/\baction: [\w. ="!]+\? "[^"]+" : "([a-z]+:[\w-]+)"/g),
  );
  const actions = [
    ...written(/\baction: "([^"]+)"/g),
    ...conditional,
    ...composed.flatMap((pattern) => COMPOSED[pattern] ?? []),
  ];
  expect([...ACTIONS].sort()).toEqual([...new Set(actions)].sort());
});

it("names every kind of object that the code writes, and no other", () => {
  expect([...OBJECTS].sort()).toEqual(written(/\bentity: "([^"]+)"/g).sort());
});

it.each(["zh-CN", "en"] as const)("has a word in %s for each of them", (locale) => {
  const { action, object } = messages[locale].audit;
  expect(Object.keys(action).sort()).toEqual([...ACTIONS].sort());
  expect(Object.keys(object).sort()).toEqual([...OBJECTS].sort());
});
