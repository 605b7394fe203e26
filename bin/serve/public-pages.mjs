import http from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { markForInner } from "./inner.mjs";

const zip = promisify(gzip);
const FRESH_MS = 10_000;
const MOST_PAGES = 100;
const MOST_BYTES = 512 * 1024;
/** What the public page is drawn from beside its address; the device's mark is read at sign-in alone. */
const CHOICES = new Set(["locale", "text-size"]);
const IGNORED = new Set(["portal-device", "__Host-portal-device"]);
const KEPT = ["content-type", "cache-control", "vary", "link"];

/**
 * Pages that are the same for everybody who is not signed in are drawn once in ten seconds, not once a visitor. Every
 * answer still has a word of its own for its scripts: in the kept page it is replaced, wherever it stands. A visitor with
 * any cookie but the two choices is answered by Next. Why so: docs/decisions/public-pages.md.
 */
export function keepPublicPages({ origin, now = () => performance.now() }) {
  const pages = new Map();

  /** The page for this request, or null where Next must draw it: not public, or not a sound page just now. */
  async function find(request) {
    const choices = publicChoices(request);
    if (choices === null) return null;
    const key = `${choices} ${request.url}`;
    const kept = pages.get(key);
    if (kept && now() < kept.until) return kept.page;
    const entry = { until: now() + FRESH_MS, page: draw(origin, request.url, choices).catch(() => null) };
    pages.delete(key);
    pages.set(key, entry);
    if (pages.size > MOST_PAGES) pages.delete(pages.keys().next().value);
    const page = await entry.page;
    if (page === null && pages.get(key) === entry) pages.delete(key);
    return page;
  }

  /** Answers from what is kept; false: it must be drawn for this one. */
  return async function answer(request, response, word) {
    const page = await find(request);
    if (page === null || response.destroyed) return page !== null;
    for (const [name, value] of page.headers) response.setHeader(name, value);
    let body = Buffer.from(page.parts.join(word));
    if (/\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
      body = await zip(body, { level: 4 });
      response.setHeader("content-encoding", "gzip");
    }
    response.setHeader("content-length", body.length);
    response.end(body);
    return true;
  };
}

/** The choices that the page depends on, as a cookie; null when the answer may be anybody's own. */
function publicChoices({ method, url, headers }) {
  const path = url.split("?", 1)[0];
  if (method !== "GET" || path !== "/" || url.length > 500) return null;
  if (headers.authorization || headers.rsc || headers["x-portal-inner"]) return null;
  const cookies = (headers.cookie ?? "").split(";").map((cookie) => cookie.trim());
  const chosen = [];
  for (const cookie of cookies.filter(Boolean)) {
    const [name] = cookie.split("=", 1);
    if (IGNORED.has(name)) continue;
    if (!CHOICES.has(name) || !/^[\w-]+=[\w-]*$/.test(cookie)) return null;
    chosen.push(cookie);
  }
  return chosen.sort().join("; ");
}

/** Asks the portal itself, as a visitor with these choices. */
const draw = (origin, url, cookie) =>
  new Promise((resolve, reject) => {
    const asked = { headers: { accept: "text/html", ...(cookie ? { cookie } : {}) } };
    markForInner(asked);
    const request = http.get(`${origin}${url}`, { headers: asked.headers, timeout: 30_000 }, (answer) => {
      const chunks = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const body = Buffer.concat(chunks);
        const word = /'nonce-([^']+)'/.exec(answer.headers["content-security-policy"] ?? "")?.[1];
        const sound = answer.statusCode === 200 && word && !answer.headers["set-cookie"] && body.length <= MOST_BYTES;
        if (!sound) return resolve(null);
        const headers = KEPT.flatMap((name) => (answer.headers[name] ? [[name, answer.headers[name]]] : []));
        resolve({ parts: body.toString().split(word), headers });
      });
    });
    request.on("timeout", () => request.destroy(new Error("no answer")));
    request.on("error", reject);
  });
