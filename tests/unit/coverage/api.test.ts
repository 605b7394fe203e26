import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { openApiDocument } from "@/app/api/v1/openapi.json/document";
import { apiQuestion } from "@/lib/coverage/rules/api-question";
import { coverageHref, coverageParams, rowsHref } from "@/lib/coverage/rules/params";
import { problem, requestLocale } from "@/lib/platform/problem";

const TODAY = "2026-11-22";

test("the OpenAPI document is valid and describes every route of the API", async () => {
  const document = JSON.parse(JSON.stringify(openApiDocument()));
  const { valid, errors } = await new Validator().validate(document);
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  expect(Object.keys(document.paths).sort()).toEqual([
    "/api/health",
    "/api/v1/coverage",
    "/api/v1/openapi.json",
    "/api/v1/programmes",
    "/api/v1/regions",
  ]);
  expect(
    document.paths["/api/v1/coverage"].get.parameters.map(
      ({ name, required = false }: { name: string; required?: boolean }) => [name, required],
    ),
  ).toEqual([
    ["programme", true],
    ["region", true],
    ["asOf", false],
    ["reading", false],
  ]);
});

describe("the question of a script", () => {
  const ask = (query: string) => apiQuestion(new URLSearchParams(query), TODAY);

  test("is taken as it stands, with today as its day and the ruling as its reading", () => {
    expect(ask("programme=jingmen-2021&region=4208").question).toEqual({
      programme: "jingmen-2021",
      region: "4208",
      asOf: TODAY,
      reading: null,
    });
    expect(ask("programme=jingmen-2021&region=4208ZH&asOf=2022-12-31&reading=printed").question).toMatchObject({
      region: "4208ZH",
      asOf: "2022-12-31",
      reading: "printed",
    });
  });

  test("is refused with every mistake named", () => {
    expect(ask("region=x&asOf=2022-02-30&reading=both&format=csv&region=4208").faults).toEqual([
      { parameter: "region", message: "repeated" },
      { parameter: "format", message: "unknownParameter" },
      { parameter: "programme", message: "missing" },
      { parameter: "region", message: "region" },
      { parameter: "asOf", message: "asOf" },
      { parameter: "reading", message: "reading" },
    ]);
    for (const asOf of [
      "2020-12-31",
      "2026-11-23",
      "20221231",
      "2022-12-31T00:00:00Z",
      " 2022-12-31",
      "\uff12022-12-31",
      "0000-00-00",
    ]) {
      expect(ask(`programme=a&region=4208&asOf=${encodeURIComponent(asOf)}`).faults, asOf).toEqual([
        { parameter: "asOf", message: "asOf" },
      ]);
    }
    expect(ask("programme=a&region=4208&asOf=2021-01-01").faults).toBeUndefined();
    for (const name of ["toString", "constructor", "__proto__"]) {
      expect(ask(`programme=a&region=4208&${name}=1`).faults).toEqual([
        { parameter: name, message: "unknownParameter" },
      ]);
    }
  });
});

describe("a page's address", () => {
  test("falls back part by part and says so", () => {
    expect(coverageParams({}, TODAY)).toMatchObject({
      programme: null,
      region: null,
      asOf: TODAY,
      reading: null,
      state: "built",
      after: null,
      problems: [],
    });
    const wrong = coverageParams(
      {
        programme: "../x",
        region: "<b>",
        asOf: "2031-01-01",
        reading: ["both", "rows"],
        state: "open",
        after: "'; --",
      },
      TODAY,
    );
    expect(wrong).toMatchObject({
      programme: null,
      region: null,
      asOf: TODAY,
      reading: null,
      state: "built",
      after: null,
    });
    expect([...wrong.problems].sort()).toEqual(["after", "asOf", "programme", "reading", "region", "state"]);
    expect(coverageParams({ region: " 4208 ", asOf: ["2022-12-31"] }, TODAY)).toMatchObject({
      region: "4208",
      asOf: "2022-12-31",
      problems: [],
    });
  });

  test("is read back as it was written", () => {
    const place = { programme: "jingmen-2021", region: "4208ZH", asOf: "2022-12-31", reading: "printed" as const };
    const read = (href: string) => coverageParams(Object.fromEntries(new URL(href, "http://x").searchParams), TODAY);
    expect(read(coverageHref(place))).toMatchObject({ ...place, problems: [] });
    expect(read(rowsHref(place, "preparing", "420802102-01"))).toMatchObject({
      ...place,
      state: "preparing",
      after: "420802102-01",
      problems: [],
    });
  });
});

test("a problem is told in the reader's language and never cached", async () => {
  const locale = (header: string) => requestLocale(new Request("http://x", { headers: { "accept-language": header } }));
  expect([locale("en-GB,en;q=0.9"), locale("zh-CN"), locale("fr"), locale("en;q=0.2, zh;q=0.8"), locale("")]).toEqual([
    "en",
    "zh-CN",
    "zh-CN",
    "zh-CN",
    "zh-CN",
  ]);
  const response = problem(401, "…");
  expect([
    response.status,
    response.headers.get("content-type"),
    response.headers.get("cache-control"),
    response.headers.has("www-authenticate"),
  ]).toEqual([401, "application/problem+json; charset=utf-8", "no-store", true]);
});
