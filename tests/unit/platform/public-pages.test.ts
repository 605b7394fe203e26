import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keepPublicPages } from "@/bin/serve/public-pages.mjs";

const clock = { ms: 0 };
let drawn: { url?: string; cookie?: string }[] = [];
let answer: { status: number; headers: Record<string, string> };
/** In the place of the portal that is asked for the page: its answer's word stands in head and body. */
const portal = createServer((request, response) => {
  drawn.push({ url: request.url, cookie: request.headers.cookie });
  const word = `word${drawn.length}=+/`;
  response.writeHead(answer.status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `script-src 'self' 'nonce-${word}'`,
    "x-own": "not kept",
    ...answer.headers,
  });
  response.end(`<script nonce="${word}">page ${drawn.length}</script> ${word}`);
});
let keep: ReturnType<typeof keepPublicPages>;

beforeEach(async () => {
  await new Promise<void>((resolve) => portal.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
  [drawn, clock.ms, answer] = [[], 0, { status: 200, headers: {} }];
  keep = keepPublicPages({ origin, now: () => clock.ms });
});
afterEach(() => portal.close());

async function visit(url: string, headers: IncomingHttpHeaders = {}, word = "mine", method = "GET") {
  const sent = { headers: {} as Record<string, unknown>, body: Buffer.alloc(0) };
  const response = {
    destroyed: false,
    setHeader: (name: string, value: unknown) => Object.assign(sent.headers, { [name]: value }),
    end: (body: Buffer) => Object.assign(sent, { body }),
  };
  const kept = await keep({ method, url, headers }, response, word);
  const zipped = sent.headers["content-encoding"] === "gzip";
  return { kept, headers: sent.headers, body: (zipped ? gunzipSync(sent.body) : sent.body).toString() };
}

it("a public page is drawn once for all visitors in ten seconds, with a word of its own for each", async () => {
  const all = await Promise.all(["a", "b", "c"].map((word) => visit("/", {}, word)));
  expect(all.map(({ body }) => body)).toEqual(
    ["a", "b", "c"].map((word) => `<script nonce="${word}">page 1</script> ${word}`),
  );
  expect(all[0]?.headers).toEqual({ "content-type": "text/html; charset=utf-8", "content-length": 35 });
  clock.ms = 9_999;
  expect((await visit("/", { "accept-encoding": "gzip, br" })).body).toContain("page 1");
  clock.ms = 10_000;
  expect((await visit("/")).body).toContain("page 2");
});

it("each address, language and text size is a page of its own", async () => {
  const visits: [string, string?][] = [["/"], ["/?q=a"], ["/", "locale=en"], ["/", "text-size=large; locale=en"]];
  for (const [url, cookie] of visits) await visit(url, { cookie });
  await visit("/", { cookie: "locale=en; text-size=large; portal-device=x" });
  expect(drawn).toEqual([
    { url: "/", cookie: undefined },
    { url: "/?q=a", cookie: undefined },
    { url: "/", cookie: "locale=en" },
    { url: "/", cookie: "locale=en; text-size=large" },
  ]);
});

it.each([
  ["another page", "/sign-in", {}],
  ["whoever may be signed in", "/", { cookie: "locale=en; __Host-next-auth.session-token=x" }],
  ["a cookie of unknown use", "/", { cookie: "theme=dark" }],
  ["a choice that is none", "/", { cookie: 'locale=en"<script>' }],
  ["a token", "/", { authorization: "Bearer sgz_x" }],
  ["a part for the portal's own script", "/", { rsc: "1" }],
  ["the portal itself", "/", { "x-portal-inner": "x" }],
])("leaves to Next what may be somebody's own: %s", async (_what, url, headers) => {
  expect((await visit(url, headers as IncomingHttpHeaders)).kept).toBe(false);
  expect((await visit("/", {}, "mine", "POST")).kept).toBe(false);
  expect(drawn).toEqual([]);
});

it.each([
  ["an outage", { status: 503, headers: {} }],
  ["a redirect", { status: 307, headers: { location: "/x" } }],
  ["a page with a cookie", { status: 200, headers: { "set-cookie": "a=b" } }],
  ["a page without a word", { status: 200, headers: { "content-security-policy": "script-src 'self'" } }],
])("keeps no answer but a sound page: %s", async (_what, unsound) => {
  answer = unsound;
  expect((await visit("/")).kept).toBe(false);
  answer = { status: 200, headers: {} };
  expect((await visit("/")).kept).toBe(true);
});

it("keeps a bounded number of pages, and forgets the oldest", async () => {
  for (let index = 0; index <= 100; index++) await visit(`/?q=${index}`);
  await visit("/?q=100");
  expect(drawn).toHaveLength(101);
  await visit("/?q=0");
  expect(drawn).toHaveLength(102);
});
