import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { plainAddress, refuseMalformed } from "@/bin/serve/malformed.mjs";

function ask(url: string, cookie?: string, headers: Record<string, string> = { host: "localhost:3000" }) {
  const answer = { status: 0, type: "", body: "" };
  const response = {
    writeHead: (status: number, headers: Record<string, string>) =>
      Object.assign(answer, { status, type: headers["content-type"] }),
    end: (body: string) => Object.assign(answer, { body }),
  };
  const rawHeaders = Object.entries(headers).flat();
  const request = {
    url,
    httpVersion: "1.1",
    headers: { cookie, ...headers },
    rawHeaders,
  } as unknown as IncomingMessage;
  const refused: boolean = refuseMalformed(request, response);
  return { refused, ...answer };
}

it("an address whose percent signs spell nothing is answered in the reader's language", () => {
  const answer = ask("/stations/%E0%A4%A");
  expect(answer).toMatchObject({ refused: true, status: 400, type: "text/html; charset=utf-8" });
  expect(answer.body).toContain("网址写错了");
  expect(ask("/%", "a=b; locale=en").body).toContain("The address is malformed");
  expect(answer.body).toContain('<a href="/"');
});

it("what is no address of a page is malformed too", () => {
  for (const url of ["foo:bar", "stations", "/stations/%00", "*"])
    expect(ask(url)).toMatchObject({ refused: true, status: 400 });
});

it("a whole address counts for its path alone, whatever portal it names", () => {
  expect(plainAddress("http://evil.example/overview?a=http://b/")).toBe("/overview?a=http://b/");
  expect(plainAddress("HTTPS://evil.example")).toBe("/");
  expect(plainAddress("/overview?next=http://evil.example/")).toBe("/overview?next=http://evil.example/");
});

it("any other is left to Next, whatever its query says", () => {
  for (const url of ["/stations/%E6%B2%99", "/stations?q=%E0%A4%A", "/"]) expect(ask(url).refused).toBe(false);
});

it("a request names one host that can be one", () => {
  for (const host of ["portal.example", "10.1.2.3:3000", "[::1]:3000", "xn--fiq228c.cn"])
    expect(ask("/", undefined, { host }).refused, host).toBe(false);
  for (const host of ["", "a b", "a/b", "evil.example\\@portal", "x".repeat(300)])
    expect(ask("/", undefined, { host }), host).toMatchObject({ refused: true, status: 400 });
  expect(ask("/", undefined, { host: "a", Host: "b" })).toMatchObject({ refused: true, status: 400 });
});

it("what the portal's own script says of its pages can be read, or the request is malformed", () => {
  const state = (text: string) => ask("/", undefined, { host: "a", "next-router-state-tree": text }).refused;
  expect(state(encodeURIComponent(JSON.stringify(["", { children: ["__PAGE__", {}] }, null, null, 16])))).toBe(false);
  for (const text of ["garbage", "%", "[]", "{}", encodeURIComponent("[".repeat(10_000)), "x".repeat(50_000)])
    expect(state(text), text.slice(0, 20)).toBe(true);
});
