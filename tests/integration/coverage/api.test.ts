import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { GET as coverage } from "@/app/api/v1/coverage/route";
import { GET as programmes } from "@/app/api/v1/programmes/route";
import { createToken } from "@/lib/accounts/commands/own";
import { coverageResponse, programmesResponse } from "@/lib/coverage/schema/api";
import { problemDetails } from "@/lib/platform/openapi";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { asAccount, makeAccount } from "@/tests/support/factories/accounts";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { statementsOf } from "@/tests/support/statements";
import { prepare } from "@/tests/support/worker-database";

const JINGMEN = "programme=jingmen-2021&region=4208&asOf=2022-12-31";
let city = "";
let county = "";
let evaluator = "";

const tokenFor = async (account: Parameters<typeof makeAccount>[0]) => {
  const actor = asAccount(await makeAccount(account));
  return (await createToken(actor, { name: "script", days: 1 }, randomUUID())).token ?? "";
};
const request = (path: string, token?: string) =>
  new Request(`http://portal.test/api/v1/${path}`, {
    headers: { "accept-language": "en", ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
  });
const ask = (query: string, token?: string) => coverage(request(`coverage?${query}`, token));

prepare(async () => {
  await seedJingmenRegions();
  await loadProgrammes();
  city = await tokenFor({ role: "city_official", regionCode: "4208" });
  county = await tokenFor({ role: "county_official", regionCode: "420822" });
  evaluator = await tokenFor({ role: "evaluator" });
});

test("with a token a script gets what the OpenAPI document promises, and the figures of checklist §1", async () => {
  const response = await ask(JINGMEN, city);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json"]);
  const body = await response.json();
  const told = coverageResponse.parse(body);
  expect(told).toEqual(body); // Nothing more than is described.
  expect(told.milestones.map(({ planned, missing, pace }) => [planned, missing, pace?.perMonth ?? null])).toEqual([
    [21, 21, null],
    [32, 32, null],
    [45, 45, 3.8], // 45 in 12 months
    [60, 60, 2.5], // 60 in 24
  ]);
  expect(told.children.map(({ region, final }) => [region.code, final])).toEqual([
    ["420822", 13],
    ["420881", 17],
    ["420882", 15],
    ["420802", 8],
    ["420804", 5],
    ["4208ZH", 2],
  ]);
  const printed = coverageResponse.parse(await (await ask(`${JINGMEN}&reading=printed`, city)).json());
  expect(printed.milestones.map(({ plannedPercent }) => plannedPercent)).toEqual([35, 55, 76.7, 100]);

  const listed = await (await programmes(request("programmes", city))).json();
  expect(programmesResponse.parse(listed)).toEqual(listed);
  expect(listed.programmes.map(({ id }: { id: string }) => id)).toContain("jingmen-2021");
});

test("what cannot be answered is a problem that says why", async () => {
  for (const [status, query, token] of [
    [401, JINGMEN, "sgz_none"],
    [401, JINGMEN, ""],
    [403, JINGMEN, evaluator],
    [404, JINGMEN, county],
    [404, "programme=jingmen-2021&region=42", county],
    [404, "programme=jingmen-2021&region=4206", city],
    [404, "programme=no-such&region=4208", city],
    [404, "programme=jingmen-2021&region=9999", city],
    [400, "programme=jingmen-2021", city],
    [400, `${JINGMEN}&sort=name`, city],
    [400, `${JINGMEN}&asOf=2021-12-31`, city],
    [400, "programme=jingmen-2021&region=4208&asOf=2020-12-31", city],
    [400, "programme=jingmen-2021&region=4208%00", city],
    [400, `programme=${"x".repeat(5_000)}&region=4208`, city],
  ] as const) {
    const response = await ask(query, token);
    const told = [response.status, response.headers.get("content-type")];
    expect(told, query).toEqual([status, "application/problem+json; charset=utf-8"]);
    expect(problemDetails.parse(await response.json())).toMatchObject({ status, type: "about:blank" });
  }
});

test("every mistake is named, whatever the parameter is called", async () => {
  const { errors } = await (await ask("programme=jingmen-2021&asOf=2022-02-30&toString=1&__proto__=1", city)).json();
  expect(Object.keys(errors).sort()).toEqual(["__proto__", "asOf", "region", "toString"]);
});

test("a request takes three statements: who asks, what the account may see, and the dashboard", async () => {
  const work = () => ask(JINGMEN, city);
  await work();
  // The settings of the transaction, the second of the three, are not counted among them.
  expect(await statementsOf(work)).toBe(2);
});
