import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { messages } from "@/lib/platform/messages";

type Tree = { readonly [key: string]: string | Tree };

/** Every text by its full key, `stations.list.title`. */
function flatten(tree: Tree, prefix = ""): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

/** The arguments and rich-text tags of an ICU message; `plural` and `select` branches may name more of them. */
function placeholders(text: string): string[] {
  const args = [...text.matchAll(/\{\s*([A-Za-z]\w*)\s*(?=[,}])/g)].map(([, name]) => `{${name}}`);
  const tags = [...text.matchAll(/<([A-Za-z]\w*)>/g)].map(([, name]) => `<${name}>`);
  return [...new Set([...args, ...tags])].sort();
}

const zh = new Map(flatten(messages["zh-CN"]));
const en = new Map(flatten(messages.en));

describe("messages", () => {
  it.each(["zh-CN", "en"] as const)("loads every namespace file of %s", (locale) => {
    const files = readdirSync(`lib/platform/messages/${locale}`).map((file) => file.replace(/\.json$/, ""));
    expect(Object.keys(messages[locale]).sort()).toEqual(files.sort());
  });

  it("has the same keys in both languages", () => {
    expect([...zh.keys()].filter((key) => !en.has(key))).toEqual([]);
    expect([...en.keys()].filter((key) => !zh.has(key))).toEqual([]);
  });

  it("uses the same arguments in both languages", () => {
    const differing = [...zh].filter(
      ([key, text]) => String(placeholders(text)) !== String(placeholders(en.get(key) ?? "")),
    );
    expect(differing.map(([key, text]) => ({ key, zh: text, en: en.get(key) }))).toEqual([]);
  });

  it("has no empty text, but for Chinese measure words that English leaves out", () => {
    const empty = [...zh, ...en].filter(([key, text]) => text.trim() === "" && !key.startsWith("stations.unit."));
    expect(empty).toEqual([]);
  });

  it("has no Chinese left in English, but for quotes of the documents and the name of the language", () => {
    const quoted = /「[^」]*」|“[^”]*”|\([^)]*\)/g;
    const chinese = [...en].filter(
      ([key, text]) => !key.startsWith("shell.language") && /\p{Script=Han}/u.test(text.replace(quoted, "")),
    );
    expect(chinese).toEqual([]);
  });
});
