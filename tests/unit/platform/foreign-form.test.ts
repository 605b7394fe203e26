import type { IncomingMessage } from "node:http";
import { expect, it, vi } from "vitest";
import { refuseForeign } from "@/bin/serve/origin.mjs";

vi.stubEnv("NEXTAUTH_URL", "https://portal.example");

function send(headers: Record<string, string>, method = "POST") {
  const answer = { status: 0, body: "" };
  const request = { method, url: "/sign-in", headers: { ...headers } };
  const refused: boolean = refuseForeign(request as unknown as IncomingMessage, {
    writeHead: (status: number) => Object.assign(answer, { status }),
    end: (body: string) => Object.assign(answer, { body }),
  });
  return { refused, seen: request.headers["x-forwarded-host"], ...answer };
}

it("a form of the portal goes on, by whatever name the browser asked for it", () => {
  for (const host of ["portal.example", "10.1.2.3:3000", "LOCALHOST:3000"])
    expect(send({ host, origin: `http://${host}` })).toMatchObject({ refused: false, seen: undefined });
});

it("behind a proxy that asks by another name Next is told the portal's own", () => {
  const seen = send({ host: "127.0.0.1:3000", origin: "https://portal.example" });
  expect(seen).toMatchObject({ refused: false, seen: "portal.example" });
});

it.each(["https://evil.example", "null", "https://portal.example.evil.example", "http://127.0.0.1:3001", ""])(
  "a form of another site is refused, and no header of its own helps: %s",
  (origin) => {
    const forged = { host: "127.0.0.1:3000", origin, "x-forwarded-host": "evil.example" };
    expect(send(forged)).toMatchObject({ refused: true, status: 403, seen: undefined });
    expect(send(forged).body).toContain("不是从本系统的页面提交的");
  },
);

it("leaves what is no form alone, but for the client's word for our address", () => {
  expect(send({ host: "a", origin: "https://evil.example", "x-forwarded-host": "evil.example" }, "GET")).toMatchObject({
    refused: false,
    seen: undefined,
  });
  expect(send({ host: "a" })).toMatchObject({ refused: false });
});
