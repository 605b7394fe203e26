import type { IncomingMessage, ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { createRate } from "@/bin/serve/rate.mjs";
import { portalServer } from "@/bin/serve/server.mjs";

vi.stubEnv("NEXTAUTH_URL", "https://portal.example");
vi.spyOn(process.stdout, "write").mockImplementation(() => true);

type Handle = (request: IncomingMessage, response: ServerResponse) => void;
let server: ReturnType<typeof portalServer> | undefined;
let port = 0;

/** The server as a web process has it, with this in the place of Next; half a minute of patience is a fifth of a second. */
async function serve(handle: Handle, { perSecond = 0, bounds = {} } = {}) {
  const settings = { rate: createRate({ perSecond }), origin: "http://127.0.0.1:1" };
  server = portalServer({ handle, ...settings, bounds: { graceMs: 200, lookMs: 20, ...bounds } });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
}
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** What comes back for these bytes until the connection closes, and how long that took. */
function send(bytes: string, meanwhile: (socket: Socket) => void = () => {}) {
  const begun = performance.now();
  return new Promise<{ text: string; ms: number; bytes: number }>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(bytes);
      meanwhile(socket);
    });
    const chunks: Buffer[] = [];
    const done = () => {
      const all = Buffer.concat(chunks);
      resolve({ text: all.toString("latin1"), ms: performance.now() - begun, bytes: all.length });
    };
    socket.on("error", () => {});
    socket.on("close", done);
    socket.on("data", (chunk) => chunks.push(chunk));
  });
}
const GET = (path: string, headers = "") => `GET ${path} HTTP/1.1\r\nHost: a\r\n${headers}Connection: close\r\n\r\n`;
const statusOf = (text: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]);

const OWN = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
};

it.each([
  ["a page", GET("/x"), 200],
  ["a redirect", GET("/redirect"), 307],
  ["a file", GET("/_next/static/a.js"), 200],
  ["an unknown method", "PUT / HTTP/1.1\r\nHost: a\r\n\r\n", 405],
  ["a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n", 405],
  ["a body of no stated length", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411],
  ["a body too large", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n", 413],
  ["an address that spells nothing", GET("/%E0%A4%A"), 400],
  ["the server as a whole", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 400],
  ["no host", "GET / HTTP/1.1\r\n\r\n", 400],
  ["a foreign form", "POST / HTTP/1.1\r\nHost: a\r\nOrigin: https://evil.example\r\nContent-Length: 0\r\n\r\n", 403],
  ["an expectation", "POST / HTTP/1.1\r\nHost: a\r\nExpect: wonders\r\nContent-Length: 1\r\n\r\n", 417],
  ["no HTTP at all", "\u0016\u0003\u0001\r\n\r\n", 400],
  ["a head too large", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(40_000)}\r\n\r\n`, 431],
  ["two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400],
  ["a script that may only read", "POST /api/v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", 405],
])("every answer carries the same headers: %s", async (_what, bytes, status) => {
  await serve((request, response) => {
    if (request.url === "/redirect") response.writeHead(307, { location: "/x" });
    response.end("page");
  });
  const { text } = await send(bytes, (socket) => setTimeout(() => socket.end(), 150));
  const [head = "", body = ""] = text.split("\r\n\r\n");
  const headers = Object.fromEntries(
    head
      .split("\r\n")
      .slice(1)
      .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
  );
  expect(statusOf(text)).toBe(status);
  expect(headers).toMatchObject(OWN);
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["x-powered-by"]).toBeUndefined();
  if (status >= 400) expect(headers["cache-control"]).toBe("no-store");
  if (bytes.includes("/api/")) expect(JSON.parse(body)).toMatchObject({ status, title: "Method Not Allowed" });
});

it("over plain http nobody is told to come back over https", async () => {
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
  await serve((_request, response) => void response.end());
  expect((await send(GET("/x"))).text).not.toMatch(/strict-transport/i);
  vi.stubEnv("NEXTAUTH_URL", "https://portal.example");
});

it("a body that drips in is cut off, one that comes on is not, however long it takes", async () => {
  await serve((request, response) => {
    request.on("end", () => response.end("got it")).resume();
  });
  const head = "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ";
  const drip = (bytes: number, everyMs: number) => (socket: Socket) => {
    const timer = setInterval(() => socket.writable && socket.write("x".repeat(bytes)), everyMs);
    socket.on("close", () => clearInterval(timer));
  };
  const slow = await send(`${head}1000\r\n\r\n`, drip(1, 20));
  expect(statusOf(slow.text)).toBe(408);
  expect(slow.ms).toBeLessThan(5_000);
  const steady = await send(`${head}40000\r\n\r\n`, drip(2_000, 40));
  expect(steady.text).toContain("got it");
  expect(steady.ms).toBeGreaterThan(600);
});

it.each(["", "GET / HTTP/1.1\r\nHost: a\r\n"])("a head that does not come to its end is cut off: %j", async (bytes) => {
  await serve((_request, response) => void response.end("page"));
  const { text, ms } = await send(bytes);
  expect(statusOf(text)).toBe(408);
  expect(text).toMatch(/x-frame-options: DENY/);
  expect(ms).toBeLessThan(5_000);
});

it("an answer that nobody reads is cut off, one that is read slowly but steadily is not", async () => {
  const SIZE = 40 * 1024 * 1024;
  await serve((_request, response) => void response.end(Buffer.alloc(SIZE)));
  const gone = new Promise((resolve) => server?.on("connection", (socket) => socket.on("close", resolve)));
  const unread = connect(port, "127.0.0.1", () => unread.write(GET("/x")));
  unread.on("error", () => {});
  unread.pause();
  await gone;
  unread.destroy();
  const steady = await send(GET("/x"), (socket) =>
    socket.on("data", () => {
      socket.pause();
      setTimeout(() => socket.resume(), 1);
    }),
  );
  expect(steady.bytes).toBeGreaterThan(SIZE);
}, 30_000);

it("connections of one network, and all together, are capped; whoever leaves makes room", async () => {
  await serve((_request, response) => void response.end("page"), { bounds: { most: 5, ofOne: 3 } });
  const held = Array.from({ length: 3 }, () => connect(port, "127.0.0.1"));
  await Promise.all(held.map((socket) => new Promise((resolve) => socket.on("connect", resolve))));
  expect(statusOf((await send(GET("/x"))).text)).toBe(429);
  const gone = new Promise((resolve) => setTimeout(resolve, 100));
  held[0]?.destroy();
  await gone;
  expect(statusOf((await send(GET("/x"))).text)).toBe(200);
  for (const socket of held) socket.destroy();
});

it("behind a trusted proxy only all connections together are capped", async () => {
  vi.stubEnv("TRUST_PROXY", "1");
  await serve((_request, response) => void response.end("page"), { bounds: { most: 5, ofOne: 1 } });
  const held = Array.from({ length: 5 }, () => connect(port, "127.0.0.1"));
  await Promise.all(held.map((socket) => new Promise((resolve) => socket.on("connect", resolve))));
  expect(statusOf((await send(GET("/x"))).text)).toBe(503);
  for (const socket of held) socket.destroy();
  vi.stubEnv("TRUST_PROXY", "0");
});

it("an address that asks too much is told when to come back, as a page and as a problem", async () => {
  await serve((_request, response) => void response.end("page"), { perSecond: 1 });
  const answers = [];
  for (let asked = 0; asked < 12; asked++) answers.push(await send(GET("/x")));
  expect(answers.map(({ text }) => statusOf(text)).slice(0, 10)).toEqual(Array(10).fill(200));
  expect(answers.at(-1)?.text).toMatch(/^HTTP\/1\.1 429[\s\S]*retry-after: 1\r\n/i);
  const english = await send(GET("/x", "Cookie: locale=en\r\n"));
  expect(english.text).toContain("Too many requests");
  const { text } = await send(GET("/api/v1/coverage", "Accept-Language: en\r\n"));
  expect(text).toContain("application/problem+json");
  expect(JSON.parse(text.split("\r\n\r\n")[1] ?? "")).toMatchObject({ status: 429, title: "Too Many Requests" });
});

it("a request has a number, which only a trusted proxy may choose", async () => {
  await serve((request, response) => void response.end(String(request.headers["x-request-id"])));
  const own = await send(GET("/x", "X-Request-Id: chosen-by-client\r\n"));
  const [, number = ""] = /x-request-id: ([\w-]{12})\r\n/i.exec(own.text) ?? [];
  expect(own.text).toContain(`\r\n\r\n${number}`);
  vi.stubEnv("TRUST_PROXY", "1");
  for (const [given, taken] of [
    ["proxy-0123", true],
    ["bad id\u0001", false],
    ["x".repeat(100), false],
  ] as const)
    expect((await send(GET("/x", `X-Request-Id: ${given.replace("\u0001", "%01")}\r\n`))).text.includes(given)).toBe(
      taken,
    );
  vi.stubEnv("TRUST_PROXY", "0");
});

it("nothing that a client says of itself passes for what the portal adds", async () => {
  await serve((request, response) => {
    const { "x-portal-address": address, "x-action-forwarded": forwarded } = request.headers;
    response.end(JSON.stringify([address, forwarded ?? null]));
  });
  const forged =
    "X-Portal-Address: 1.2.3.4\r\nX-Portal-Inner: 1\r\nX-Action-Forwarded: 1\r\nX-Forwarded-For: 5.6.7.8\r\n";
  expect((await send(GET("/x", forged))).text).toContain('["127.0.0.1",null]');
});

it("a connection that asks for another protocol is answered in this one", async () => {
  await serve((_request, response) => void response.end("page"));
  const upgrade = "GET /x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
  const { text } = await send(upgrade, (socket) => setTimeout(() => socket.end(), 200));
  expect(statusOf(text)).toBe(200);
});
