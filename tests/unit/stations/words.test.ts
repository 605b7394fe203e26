import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { factText } from "@/components/stations/fact-text";
import { messages } from "@/lib/platform/messages";
import { factIds, factRegistry } from "@/lib/programmes/rules/fact-registry";
import { stationFactIds } from "@/lib/stations/schema/facts";
import { stationStatuses } from "@/lib/stations/schema/status";

/** Texts of a namespace by path, `stations.status.planned`. */
const paths = (tree: object, prefix: string): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${prefix}.${key}`, value]] : paths(value, `${prefix}.${key}`),
  );

describe.each(["zh-CN", "en"] as const)("the words of %s", (locale) => {
  const { facts, stations } = messages[locale];
  const all = paths(messages[locale], "");

  it("name every fact and every option, of standards and of stations", () => {
    const labels: Record<string, string> = facts.label;
    const options: Record<string, Record<string, string>> = facts.option;
    expect([...factIds, ...stationFactIds].filter((id) => !labels[id])).toEqual([]);
    for (const [id, definition] of Object.entries(factRegistry)) {
      if ("options" in definition) expect(Object.keys(options[id] ?? {}), id).toEqual([...definition.options]);
    }
  });

  it("are what forms and pages show, one by one and in lists", () => {
    const translator = <N extends "facts" | "stations">(namespace: N) =>
      createTranslator({ locale, messages: messages[locale], namespace }) as never;
    const text = factText(translator("stations"), translator("facts"), locale);
    for (const [id, definition] of Object.entries(factRegistry)) {
      if (!("options" in definition)) continue;
      for (const code of definition.options) {
        expect(text.value(id, code), id).not.toBe(code);
        expect(text.value(id, [code]), id).not.toBe(code);
      }
    }
  });

  it("name them once: both rooms read the same", () => {
    const elsewhere = all.filter(
      ([path]) => /\.(staffOver40Count|ruleSets|fileCabinets)\b/.test(path) && !path.startsWith(".facts."),
    );
    expect(elsewhere).toEqual([]);
  });

  it("name the states of a station once; the public reads softer ones", () => {
    expect(Object.keys(stations.status)).toEqual([...stationStatuses, "none"]);
    const elsewhere = all.filter(([path]) => /\.(preparing|operating)$/.test(path) && /statuse?s?\./.test(path));
    expect(elsewhere.map(([path]) => path)).toEqual([
      ".public.directory.statuses.operating",
      ".stations.status.preparing",
      ".stations.status.operating",
    ]);
  });
});
