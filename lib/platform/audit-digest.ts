import { createHmac, randomBytes } from "node:crypto";
import { canonicalJson, type Json } from "@/lib/shared/json";
import { setting } from "./settings";

/**
 * The log says who did what to which record; it is no second copy of the records. Of text it keeps what stands under
 * these names, as long as it is short: codes, states, days and whoever acted. Any other text becomes a digest, so that
 * what a room adds later is left out until somebody decides otherwise here.
 */
const KEPT = new Set(
  [
    "id code codes kind status state role what which reading urbanRural operationMode",
    "regionCode memberCode areaCode typeCode stationTypeCode stationId organisationId eventId discrepancyId versionId",
    "on from to dueOn issuedOn effectiveFrom expiresAt lockedUntil",
    "assigned opened closed moves heirs beside standardsFailed clauses",
    "loginName account who action entity operator host path permission digest changed",
  ].flatMap((line) => line.split(" ")),
);
/** Said for the record by whoever acted, or by a browser of itself. */
const SAID = new Set(["reason", "basis", "userAgent"]);

/** Lists of small objects that stay lists; any other list of objects is a document's part. */
const LISTS = new Set(["opened", "renamed", "stations", "beside", "moves"]);

const SHORT = /^[\p{L}\p{M}\p{N}_:./@+…(), -]{0,100}$/u;
const MOST_SAID = 500;
const MOST_ITEMS = 200;

type Parts = { [key: string]: Json };

/** What of a detail is stored and shown. Asked twice it gives the same. */
export function inShort(detail: Json): Json {
  const plain = JSON.parse(canonicalJson(detail)) as Json;
  if (!isParts(plain)) return short("", plain);
  const { before, after, ...rest } = plain;
  const others = short("", rest) as Parts;
  const pair = isParts(before) && isParts(after) && !isDigest(before) && !isDigest(after);
  const changed = others.changed ?? (pair ? changedFields(before, after) : undefined);
  const [was, is] = [before, after].map((side) => (side === undefined ? undefined : short("", side)));
  if (isParts(was) && isParts(is)) dropUnchanged(was, is);
  return {
    ...others,
    ...(changed === undefined ? {} : { changed }),
    ...(was === undefined ? {} : { before: was }),
    ...(is === undefined ? {} : { after: is }),
  };
}

function short(key: string, value: Json): Json {
  if (typeof value === "string") return isKept(key, value) ? value : { digest: digest(value), length: value.length };
  if (Array.isArray(value)) return shortList(key, value);
  if (!isParts(value) || isDigest(value)) return value;
  // The names of such a map are codes themselves: what it holds is asked by the map's own name.
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, short(key === "heirs" ? key : name, part)]),
  );
}

function shortList(key: string, list: readonly Json[]): Json {
  const isList = list.every((item) => !isParts(item) || LISTS.has(key)) && list.length <= MOST_ITEMS;
  const items = isList ? list.map((item) => short(key, item)) : [];
  const whole = isList && items.every((item, at) => isParts(list[at] ?? null) || !isDigest(item));
  return whole ? items : { digest: digest(canonicalJson(list)), items: list.length };
}

const isParts = (value: Json | undefined): value is Parts =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isDigest = (value: Json): boolean => {
  if (!isParts(value) || typeof value.digest !== "string") return false;
  const { digest: _, length, items, ...more } = value;
  return Object.keys(more).length === 0 && [length, items].filter((size) => typeof size === "number").length === 1;
};

/** Secrets were taken out before; that there was one stays visible. */
const isKept = (key: string, text: string): boolean =>
  text === "" ||
  text === "[redacted]" ||
  (KEPT.has(key) && SHORT.test(text)) ||
  (SAID.has(key) && text.length <= MOST_SAID);

/** `facts.address` for what differs in a part. */
function changedFields(before: Parts, after: Parts, above = ""): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const [was, is] = [before[name], after[name]];
    if (isParts(was) && isParts(is)) return changedFields(was, is, `${above}${name}.`);
    return canonicalJson(was ?? null) === canonicalJson(is ?? null) ? [] : [`${above}${name}`];
  });
}

/** Digests that are the same on both sides say nothing. */
function dropUnchanged(before: Parts, after: Parts): void {
  for (const [name, was] of Object.entries(before)) {
    const is = after[name];
    if (is === undefined) continue;
    if (isDigest(was) && canonicalJson(was) === canonicalJson(is)) {
      delete before[name];
      delete after[name];
    } else if (isParts(was) && isParts(is) && !isDigest(was)) dropUnchanged(was, is);
  }
}

/** Commands without the portal's secret write no texts; their digests need only differ from one another. */
const keyOfProcess = randomBytes(32).toString("hex");

/** Keyed: a telephone number would be guessed from a plain hash within seconds. */
const digest = (text: string): string =>
  createHmac("sha256", `${setting("NEXTAUTH_SECRET") || keyOfProcess}:audit`)
    .update(text)
    .digest("base64url")
    .slice(0, 22);
