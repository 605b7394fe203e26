import { expect, it } from "vitest";
import * as route from "@/app/api/v1/[[...path]]/route";

it.each(Object.entries(route))(
  "%s of an address that the API has not is a problem in the script's language",
  async (method, handler) => {
    const headers = { "accept-language": "en" };
    const response = await handler(new Request("http://portal.test/api/v1/nope", { method, headers }));
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(await response.json()).toMatchObject({ status: 404, detail: expect.stringContaining("no such address") });
  },
);
