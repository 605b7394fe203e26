import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newClient } from "@/lib/platform/connection";
import { loadRegions } from "@/prisma/seed/regions/load";

let client: pg.Client;
beforeEach(async () => {
  client = newClient(String(process.env.DATABASE_URL));
  await client.connect();
});
afterEach(() => client.end());

const one = async (sql: string) => (await client.query({ text: sql, rowMode: "array" })).rows[0] as unknown[];

describe("loading the regions", () => {
  it("loads the whole country, and nothing twice", async () => {
    const { loaded } = await loadRegions(client);
    expect(loaded).toBe(1 + 31 + 342 + 2978 + 41352 + 59174 + 1);
    expect(await loadRegions(client)).toEqual({ loaded: 0 });
    expect(await one(`select count(*)::int from "Region"`)).toEqual([loaded]);
    expect(await one(`select count(*)::int from "RegionChange"`)).toEqual([1]);
    expect(
      await one(`select string_agg("memberCode" || ' ' || coalesce("validFrom"::text, '-'), ',' order by "memberCode")
        from "FunctionalMember" where "areaCode" = '4208ZH'`),
    ).toEqual(["420802102 2011-12-31,420804004 -"]);
  }, 120_000);

  it("adds what is missing after an interrupted or older load, and leaves changed units alone", async () => {
    await loadRegions(client, (code) => code === "42" || code.startsWith("4208"));
    await client.query(
      `update "Region" set "urbanRural" = 'urban', "sourceVersion" = 'older' where code in ('CN', '4208')`,
    );
    await client.query(`delete from "Region" where code like '420822100%'`);
    await client.query(
      `update "Region" set pinyin = 'jing shan shi', initials = 'x' where code in ('420882', '420804')`,
    );
    const { loaded } = await loadRegions(client, (code) => code === "42" || code.startsWith("4208"));
    expect(loaded).toBeGreaterThanOrEqual(1);
    expect(await one(`select pinyin, initials from "Region" where code = '420804'`)).toEqual(["duo dao qu", "ddq"]);
    expect(await one(`select "urbanRural"::text from "Region" where code = '4208'`)).toEqual(["urban"]);
    expect(await one(`select count(*)::int from "RegionLineage"`)).toEqual([1]);
  });

  it("leaves nothing behind when a unit above is missing", async () => {
    await expect(loadRegions(client, (code) => code === "4208")).rejects.toThrow("42, is missing");
    expect(await one(`select count(*)::int from "Region"`)).toEqual([0]);
  });
});
