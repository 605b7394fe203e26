import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { lineOf } from "@/bin/serve/log.mjs";

const NOW = { now: new Date("2026-11-26T08:00:00Z"), pid: 7 };

it("an event is one line of JSON", () => {
  expect(lineOf("info", "request", { status: 200, path: "/stations", account: undefined }, NOW)).toBe(
    '{"at":"2026-11-26T08:00:00.000Z","level":"info","event":"request","pid":7,"status":200,"path":"/stations"}',
  );
});

const HOSTILE = 'a\r\n{"level":"error"}\u001b[31m\u009b31m\u0085\u2028\u202e\u200b\u0000\ud800 " \\';

it.each([false, true])("no text breaks the line, steers the terminal or hides (terminal: %s)", (terminal) => {
  const line = lineOf("error", HOSTILE, { path: HOSTILE, stack: HOSTILE }, { ...NOW, terminal });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u200b]/);
  expect(line.isWellFormed()).toBe(true);
  if (!terminal) expect(JSON.parse(line)).toMatchObject({ level: "error", path: HOSTILE.toWellFormed() });
});

it.each(["x", "社", "\u202e", "\u0000", '"'])("a line stays whole in a pipe that several write to: %j", (sign) => {
  const long = sign.repeat(10_000);
  const line = lineOf(
    "error",
    long,
    { path: long, address: long, stack: long, account: long, cause: long, id: "abc" },
    NOW,
  );
  expect(Buffer.byteLength(line)).toBeLessThan(4_096);
  expect(JSON.parse(line)).toMatchObject({ level: "error", id: "abc" });
});

it("what opens a door is not written down", () => {
  const line = lineOf("error", "no answer of postgresql://portal:S3cret@db:5432/x for sgz_Abc-123_x", {}, NOW);
  expect(line).toContain("postgresql://portal:…@db:5432/x for sgz_…");
});

/** What a process writes whose console the log has taken. */
function outputOf(script: string): string[] {
  const code = `import { takeConsole } from "./bin/serve/log.mjs"; takeConsole(); ${script}`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout.split("\n").filter(Boolean);
}

it("whatever a process says through console is an event, an error with its trace on the same line", () => {
  const lines = outputOf(`
    console.log("two\\nlines", { a: 1 });
    console.error("\\u001b[31m ⨯\\u001b[0m", Object.assign(new TypeError("broken"), { digest: "123", cause: new Error("deep") }));
    console.warn("%s of %d", "one", 2);`);
  const [said, failed, warned] = lines.map((line) => JSON.parse(line));
  expect(lines).toHaveLength(3);
  expect(said).toMatchObject({ level: "info", event: "two\nlines { a: 1 }" });
  expect(failed).toMatchObject({ level: "error", event: "⨯ TypeError: broken", digest: "123", cause: "Error: deep" });
  expect(failed.stack).toMatch(/^TypeError: broken\n\s+at /);
  expect(warned).toMatchObject({ level: "warn", event: "one of 2" });
});

it("an event carries the number of the request in which it happens", () => {
  const [inside, outside] = outputOf(`
    const { withRecord } = await import("./bin/serve/record.mjs");
    await withRecord({ id: "request-1" }, async () => { await null; console.error("in it"); });
    console.error("beside it");`).map((line) => JSON.parse(line));
  expect(inside).toMatchObject({ id: "request-1", event: "in it" });
  expect(outside.id).toBeUndefined();
});
