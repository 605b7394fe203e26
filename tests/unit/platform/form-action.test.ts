import { createTranslator } from "next-intl";
import { expect, it, vi } from "vitest";
import { z } from "zod";
import { settleForm } from "@/lib/platform/form-action";
import { messages } from "@/lib/platform/messages";

vi.mock("next-intl/server", () => ({
  getTranslations: async () => createTranslator({ locale: "en", messages: messages.en, namespace: "errors" }),
}));
vi.mock("next/navigation", () => ({ redirect: () => {}, unstable_rethrow: () => {} }));
vi.mock("@/lib/platform/session", () => ({}));

const send = async (schema: z.ZodType, fields: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  let got: { values: unknown; key: string } | undefined;
  const state = await settleForm(schema, data, async (values, key) => {
    got = { values, key };
  });
  return { state, got };
};

it("answers a choice that does not exist with the field's error, whatever zod says of it", async () => {
  const { state } = await send(z.object({ kind: z.enum([">=", "<=", "="]) }), [["kind", "x"]]);
  expect(state).toMatchObject({ status: "invalid", fieldErrors: { kind: [messages.en.errors.invalid] } });
});

it("takes out what PostgreSQL cannot store, and keeps to keys that a form makes", async () => {
  const fields = z.object({ title: z.string() });
  expect((await send(fields, [["title", "a\0b"]])).got?.values).toEqual({ title: "ab" });
  for (const key of ["x".repeat(5_000), "a b", ""])
    expect(
      (
        await send(fields, [
          ["title", "a"],
          ["_key", key],
        ])
      ).got?.key,
    ).toMatch(/^[\w-]{36}$/);
  expect(
    (
      await send(fields, [
        ["title", "a"],
        ["_key", "one-key"],
      ])
    ).got?.key,
  ).toBe("one-key");
});
