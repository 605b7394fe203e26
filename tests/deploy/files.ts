import { readFileSync } from "node:fs";

/** A file of `deploy/` with every one of the given texts replaced; a text that is not in it is an error of the test. */
export function deployed(name: string, changes: Readonly<Record<string, string>>): string {
  let text = readFileSync(`deploy/${name}`, "utf8");
  for (const [before, after] of Object.entries(changes)) {
    if (!text.includes(before)) throw new Error(`deploy/${name} no longer holds: ${before}`);
    text = text.replaceAll(before, after);
  }
  return text;
}

/** `NAME=value` lines, as systemd reads them. */
export const environment = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split("\n")
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
