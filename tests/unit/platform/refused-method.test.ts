import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { refuseMethod } from "@/bin/serve/methods.mjs";

const server = createServer((request, response) => {
  if (!refuseMethod(request, response)) response.end("let through");
});
let origin = "";
beforeAll(
  () =>
    new Promise<void>((resolve) =>
      server.listen(0, "127.0.0.1", () => {
        origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        resolve();
      }),
    ),
);
afterAll(() => server.close());

const ask = (method: string, path: string) => fetch(origin + path, { method, headers: { "accept-language": "en" } });

it.each(["POST", "PUT", "PATCH", "DELETE"])(
  "the JSON API is only read: %s is refused as a problem that says what is allowed",
  async (method) => {
    for (const path of ["/api/v1/coverage?region=4208", "/api/v1", "/api/health"]) {
      const response = await ask(method, path);
      const { headers, status } = response;
      expect([status, headers.get("allow"), headers.get("content-type")], path).toEqual([
        405,
        "GET, HEAD, OPTIONS",
        "application/problem+json; charset=utf-8",
      ]);
      expect(await response.json()).toMatchObject({ status: 405, detail: expect.stringContaining("for reading") });
    }
  },
);

it("pages and forms take POST, and nothing is put anywhere", async () => {
  for (const path of ["/stations", "/api/auth/callback/credentials", "/api/healthy", "/api/v10"])
    expect((await ask("POST", path)).status, path).toBe(200);
  const put = await ask("PUT", "/stations");
  expect([put.status, put.headers.get("allow")]).toEqual([405, "GET, HEAD, POST, OPTIONS"]);
  for (const method of ["GET", "HEAD"]) expect((await ask(method, "/api/v1/coverage")).status).toBe(200);
});

it("whoever asks is told what an address takes", async () => {
  const asked = await Promise.all(["/stations", "/api/v1/coverage"].map((path) => ask("OPTIONS", path)));
  expect(asked.map(({ status, headers }) => [status, headers.get("allow")])).toEqual([
    [204, "GET, HEAD, POST, OPTIONS"],
    [204, "GET, HEAD, OPTIONS"],
  ]);
});
