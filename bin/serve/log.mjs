import { format, stripVTControlCharacters } from "node:util";

const MOST_TEXT = 500;
const MOST_STACK = 2_000;
/** Lines of several processes in one pipe stay whole up to 4,096 bytes (PIPE_BUF). */
const MOST_LINE = 4_000;

/** Signs that steer a terminal, break a line or turn text around; JSON itself escapes those below the space. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
const escaped = (text) => text.replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** What opens a door is not written down, wherever a message may carry it. */
const masked = (text) =>
  text
    .replace(/\bsgz_[\w-]+/g, "sgz_…")
    .replace(/(:\/\/[^\s:/@]*:)[^\s@/]+@/g, "$1…@")
    .toWellFormed();

const cut = (text, most) => (text.length > most ? `${text.slice(0, most)}… (${text.length})` : text);

/** Texts masked and cut; the tighter, the less room there is. */
const fitted = (fields, tighter = 1) =>
  Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined || value === null) return [];
    if (typeof value !== "string") return [[name, value]];
    return [[name, cut(masked(value), (name === "stack" ? MOST_STACK : MOST_TEXT) / tighter)]];
  });

/** One event as one line: JSON for machines, and for a person at a terminal the same, shorter. Texts are quoted. */
export function lineOf(level, event, fields = {}, { terminal = false, now = new Date(), pid = process.pid } = {}) {
  if (terminal) {
    const said = fitted({ event, ...fields }).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    return escaped([`[${level}]`, ...said].join(" "));
  }
  const line = { at: now.toISOString(), level, event, pid, ...fields };
  let text = "";
  for (const tighter of [1, 5, 25]) {
    text = escaped(JSON.stringify(Object.fromEntries(fitted(line, tighter))));
    if (Buffer.byteLength(text) <= MOST_LINE) break;
  }
  return text;
}

const terminal = process.stdout.isTTY === true;
process.stdout.on("error", () => {}); // nobody reads any more, which is no reason to end

/** Tells an event, under the number of the request that is being answered. */
export function log(level, event, fields = {}) {
  const id = globalThis.portalRequest?.getStore()?.id;
  process.stdout.write(`${lineOf(level, event, { id, ...fields }, { terminal })}\n`);
}

/** A person who started the portal in a terminal is told what went wrong, not every request. */
export const logRequest = (fields) => {
  if (!terminal || fields.status >= 500) log(fields.status >= 500 ? "warn" : "info", "request", fields);
};

const LEVELS = { error: "error", warn: "warn", info: "info", log: "info", debug: "debug" };

/** From here on whatever the process says through `console`, its libraries included, is an event of the log. */
export function takeConsole() {
  for (const [method, level] of Object.entries(LEVELS))
    console[method] = (...given) => {
      const error = given.find((value) => value instanceof Error);
      const words = stripVTControlCharacters(format(...given.filter((value) => value !== error))).trim();
      log(level, [words, error && `${error.name}: ${error.message}`].filter(Boolean).join(" "), traceOf(error));
    };
  process.on("warning", (warning) => log("warn", `${warning.name}: ${warning.message}`));
}

function traceOf(error) {
  if (!(error instanceof Error)) return {};
  const cause = error.cause instanceof Error ? `${error.cause.name}: ${error.cause.message}` : undefined;
  return { stack: error.stack, code: error.code, digest: error.digest, cause };
}
