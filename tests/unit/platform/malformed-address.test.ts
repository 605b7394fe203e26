import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { plainAddress, refuseMalformed } from "@/bin/serve/malformed.mjs";

function ask(url: string, cookie?: string) {
  const answer = { status: 0, type: "", body: "" };
  const response = {
    writeHead: (status: number, headers: Record<string, string>) =>
      Object.assign(answer, { status, type: headers["content-type"] }),
    end: (body: string) => Object.assign(answer, { body }),
  };
  const refused: boolean = refuseMalformed({ url, headers: { cookie } } as IncomingMessage, response);
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
  for (const url of ["foo:bar", "stations"]) expect(ask(url)).toMatchObject({ refused: true, status: 400 });
});

it("a whole address counts for its path alone, whatever portal it names", () => {
  expect(plainAddress("http://evil.example/overview?a=http://b/")).toBe("/overview?a=http://b/");
  expect(plainAddress("HTTPS://evil.example")).toBe("/");
  expect(plainAddress("/overview?next=http://evil.example/")).toBe("/overview?next=http://evil.example/");
});

it("any other is left to Next, whatever its query says", () => {
  for (const url of ["/stations/%E6%B2%99", "/stations?q=%E0%A4%A", "/", "*"]) expect(ask(url).refused).toBe(false);
});
