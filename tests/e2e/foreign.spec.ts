import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import type pg from "pg";
import { newClient } from "@/lib/platform/connection";
import { disconnect } from "@/lib/platform/db";
import { makeAccount, PASSWORD } from "@/tests/support/factories/accounts";
import { expect, test } from "./support/test";

/** What the official of another city finds at Jingmen's addresses; every page with an id in its address has a row. */
const STATION = "420822100-01";
/** Stands for the id of one of Jingmen's, which the demo data makes anew each time. */
const ORGANISATION = "{organisation}";
const PAGES: Record<string, { path: string; status: 200 | 403 | 404 }[]> = {
  "accounts/[id]": [{ path: "/accounts/00000000-0000-4000-8000-000000000000", status: 403 }],
  "audit/[id]": [{ path: "/audit/00000000-0000-4000-8000-000000000000", status: 403 }],
  // A published document is public; there is nothing to change in it for strangers.
  "programmes/[id]": [
    { path: "/programmes/jingmen-2021", status: 200 },
    { path: "/programmes/no-such", status: 404 },
  ],
  "programmes/[id]/plan": [{ path: "/programmes/jingmen-2021/plan", status: 200 }],
  "programmes/[id]/edit": [{ path: "/programmes/jingmen-2021/edit", status: 404 }],
  "programmes/[id]/edit/[step]": [{ path: "/programmes/jingmen-2021/edit/plan", status: 404 }],
  "programmes/[id]/revise": [{ path: "/programmes/jingmen-2021/revise", status: 404 }],
  // Names and codes of units are public; changing them is not.
  "regions/[code]": [
    { path: "/regions/420822", status: 200 },
    { path: "/regions/429999", status: 404 },
  ],
  "regions/[code]/change": [
    { path: "/regions/420822/change", status: 404 },
    { path: "/regions/420822100/change", status: 404 },
    { path: "/regions/42/change", status: 404 },
    { path: "/regions/4208ZH/change", status: 404 },
    { path: "/regions/420602/change", status: 200 },
  ],
  "stations/[id]": [{ path: `/stations/${STATION}`, status: 404 }],
  "stations/[id]/edit": [{ path: `/stations/${STATION}/edit`, status: 404 }],
  "stations/[id]/transition": [{ path: `/stations/${STATION}/transition`, status: 404 }],
  "stations/[id]/void": [{ path: `/stations/${STATION}/void`, status: 404 }],
  "stations/[id]/correct": [{ path: `/stations/${STATION}/correct`, status: 404 }],
  // The register is read by everybody who works with it, and kept from above the place of registration.
  "organisations/[id]": [
    { path: `/organisations/${ORGANISATION}`, status: 200 },
    { path: "/organisations/no-such", status: 404 },
  ],
  "organisations/[id]/edit": [{ path: `/organisations/${ORGANISATION}/edit`, status: 404 }],
};

/** An account for each test: they run beside each other. */
let login: string;
let client: pg.Client;
test.beforeAll(async () => {
  login = `city_official@xiangyang-${randomUUID().slice(0, 8)}`;
  process.env.DATABASE_URL = process.env.E2E_DATABASE_URL;
  client = newClient(process.env.E2E_DATABASE_URL ?? "");
  await client.connect();
  await makeAccount({ role: "city_official", regionCode: "4206", loginName: login });
  await disconnect();
});
test.afterAll(() => client.end());

const traces = async (action: string) => {
  const { rows } = await client.query(
    `select "actorName", "entityId", detail::jsonb as detail from "AuditEntry" where action = $1 order by at desc, seq desc`,
    [action],
  );
  return rows as {
    actorName: string;
    entityId: string;
    detail: { count: number; reason?: string; permission?: string };
  }[];
};

test("the pages of another's records are not there, and looking for them leaves a trace @writes", async ({ page }) => {
  const pages = readdirSync("app/(portal)", { recursive: true, encoding: "utf8" })
    .filter((file) => file.includes("[") && file.endsWith("/page.tsx"))
    .map((file) => file.replace("/page.tsx", ""));
  expect(Object.keys(PAGES).sort()).toEqual(pages.sort());

  await page.goto("/sign-in");
  await page.getByLabel("账号").fill(login);
  await page.getByLabel("密码").fill(PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  const { rows } = await client.query(`select id from "Organisation" where "isDemo" order by "creditCode" limit 1`);
  for (const { path: address, status } of Object.values(PAGES).flat()) {
    const path = address.replace(ORGANISATION, rows[0].id);
    const response = await page.goto(path);
    expect(`${path} ${response?.status()}`).toBe(`${path} ${status}`);
    if (status === 404) {
      await expect(page).toHaveTitle("没有找到这个页面 · 社工站管理平台");
      expect(await response?.text(), path).not.toMatch(/沙洋|漳河/);
    }
  }
  await expect.poll(async () => (await traces("request:scope")).map(({ actorName }) => actorName)).toContain(login);
  const mine = (await traces("request:scope")).filter(({ actorName }) => actorName === login);
  expect(mine.map(({ entityId }) => entityId)).toContain("/programmes/no-such");
  // Sixteen of them: the first and the tenth are told, the others counted.
  const counts = mine.map(({ detail }) => detail.count).sort((a, b) => a - b);
  expect([counts.length, counts[0]]).toEqual([2, 1]);
  const [refused] = (await traces("request:permission")).filter(({ actorName }) => actorName === login);
  expect(refused).toMatchObject({
    entityId: "/accounts/00000000-0000-4000-8000-000000000000",
    detail: { permission: "account:read" },
  });
});

test("a token that is none and a form of another site leave a trace @writes", async ({ baseURL }) => {
  const token = "Bearer sgz_guessed-by-a-stranger";
  expect(await answerTo(new URL("/api/v1/programmes", baseURL), "GET", { authorization: token })).toBe(401);
  const foreign = { origin: "https://evil.example", "content-type": "application/x-www-form-urlencoded" };
  expect(await answerTo(new URL("/sign-in", baseURL), "POST", foreign, "account=x")).toBe(403);
  await expect
    .poll(async () => (await traces("request:token")).map(({ detail }) => detail.reason))
    .toContain("unknown");
  await expect.poll(async () => (await traces("request:origin")).map(({ entityId }) => entityId)).toContain("/sign-in");
});

/** Of one address an hour's first refusal is told, and other tests are refused too: these come from their own. */
function answerTo(url: URL, method: string, headers: Record<string, string>, body = ""): Promise<number | undefined> {
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    request(url, { method, headers, localAddress: "127.0.0.99", family: 4, rejectUnauthorized: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on("error", reject)
      .end(body);
  });
}
