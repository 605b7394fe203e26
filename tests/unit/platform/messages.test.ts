import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { messages } from "@/lib/platform/messages";
import { rooms } from "@/lib/rooms";

type Tree = { readonly [key: string]: string | Tree };

/** Every text by its full key, `stations.list.title`. */
function flatten(tree: Tree, prefix = ""): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

/** What stands between the brace at `from` and the one that closes it. */
function braced(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return text.slice(from + 1, at);
  }
  throw new Error(`a brace is left open: ${text}`);
}

/** The arguments of an ICU message, those within the branches of a `plural` or `select` included, and not their texts. */
function argumentsOf(text: string, branches = false): string[] {
  const found: string[] = [];
  for (let at = text.indexOf("{"); at >= 0; at = text.indexOf("{", at)) {
    const inner = braced(text, at);
    at += inner.length + 2;
    const [, name = "", rest = ""] = /^\s*(\w+)\s*(?:,\s*(?:plural|select)\s*,(.*))?/su.exec(inner) ?? [];
    found.push(...(branches ? argumentsOf(inner) : [`{${name}}`, ...argumentsOf(rest, true)]));
  }
  return found;
}

/** Arguments and rich-text tags. */
const placeholders = (text: string): string[] =>
  [...new Set([...argumentsOf(text), ...[...text.matchAll(/<([A-Za-z]\w*)>/g)].map(([, name]) => `<${name}>`)])].sort();

const zh = new Map(flatten(messages["zh-CN"]));
const en = new Map(flatten(messages.en));

describe("messages", () => {
  it.each(["zh-CN", "en"] as const)("loads every namespace file of %s", (locale) => {
    const files = readdirSync(`lib/platform/messages/${locale}`).map((file) => file.replace(/\.json$/, ""));
    expect(Object.keys(messages[locale]).sort()).toEqual(files.sort());
  });

  it.each(["zh-CN", "en"] as const)("puts what a room is called where it is looked for, in %s", (locale) => {
    const { shell, accounts, audit } = messages[locale];
    for (const { name, permissions, actions, entities } of rooms) {
      expect(shell.nav).toHaveProperty(name);
      expect(Object.keys(accounts.permission)).toEqual(expect.arrayContaining(Object.keys(permissions)));
      expect(Object.keys(audit.action)).toEqual(expect.arrayContaining([...actions]));
      expect(Object.keys(audit.object)).toEqual(expect.arrayContaining([...entities]));
    }
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
