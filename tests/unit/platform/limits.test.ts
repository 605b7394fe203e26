import { expect, it } from "vitest";
import limits from "@/lib/platform/limits.json";
import en from "@/lib/platform/messages/en/errors.json";
import zh from "@/lib/platform/messages/zh-CN/errors.json";

const texts = [zh, en].map((errors) => JSON.stringify(errors).match(/"tooLarge":\{[^}]*\}/)?.[0] ?? "");

it("tells in both languages how large a form may be, as the server takes it", () => {
  for (const text of texts) expect(text).toContain(` ${limits.formBytes / 1024 ** 2} MB`);
});
