import { describe, expect, it } from "vitest";
import { type Actor, mintActor, publicActor } from "@/lib/platform/actor";
import { newClient } from "@/lib/platform/connection";
import { resolveRegion, searchRegions } from "@/lib/regions/queries/search";
import { loadRegions } from "@/prisma/seed/regions/load";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { prepare } from "@/tests/support/worker-database";

prepare(() => seedJingmenRegions({ villages: ["420822100", "420881002"] }));

const find = async (q: string, rest: Omit<Parameters<typeof searchRegions>[1], "q"> = {}) =>
  (await searchRegions(publicActor(), { q, ...rest })).map(({ code, name }) => `${code} ${name}`);

describe("searching regions", () => {
  it("knows a unit by name, part of it, initials, reading and code", async () => {
    const first = {
      沙洋: "420822 沙洋县",
      沙洋县: "420822 沙洋县",
      洋县: "420822 沙洋县",
      syx: "420822 沙洋县",
      SYX: "420822 沙洋县",
      shayang: "420822 沙洋县",
      "sha yang": "420822 沙洋县",
      "420822": "420822 沙洋县",
      "４２０８２２": "420822 沙洋县",
      "4208zh": "4208ZH 漳河新区",
      zhxq: "4208ZH 漳河新区",
      皇庄: "420881002 皇庄街道",
      jm: "4208 荆门市",
      xiangyang: "4206 襄阳市",
    };
    for (const [q, expected] of Object.entries(first)) expect((await find(q))[0], q).toBe(expected);
  });

  it("shows the way down from the province", async () => {
    const [hit] = await searchRegions(publicActor(), { q: "420822100" });
    expect(hit?.above.map(({ name }) => name)).toEqual(["湖北省", "荆门市", "沙洋县"]);
    expect(hit).toMatchObject({ code: "420822100", level: 4, kind: "town", path: "/42/4208/420822/420822100/" });
  });

  it("takes for a code only digits as they are typed", async () => {
    expect(await find("４２０８２２", { limit: 1 })).toEqual(["420822 沙洋县"]);
    for (const q of ["42082②", "42082²", "⁴20822", "４20 822"]) expect(await find(q), q).toEqual([]);
    expect(await resolveRegion(publicActor(), "42082②")).toBeNull();
  });

  it("finds by the beginning of a code, higher units first", async () => {
    const hits = await find("4208");
    expect(hits[0]).toBe("4208 荆门市");
    expect(hits.slice(1, 7).every((hit) => /^4208(\d\d|ZH) /.test(hit))).toBe(true);
    expect((await find("42082210"))[0]).toMatch(/^420822100 /);
  });

  it("stays within a unit, and within the members of a functional area", async () => {
    expect(await find("镇", { within: "4206", limit: 50 })).not.toContain(expect.stringMatching(/^4208/));
    expect(await find("zh", { within: "4208ZH" })).toEqual(["4208ZH 漳河新区", "420802102 漳河镇"]);
    expect(await find("双喜", { within: "4208ZH" })).toEqual(["420804004 双喜街道"]);
    expect(await find("双喜", { within: "4206" })).toEqual([]);
  });

  it("limits the depth and the number", async () => {
    expect(await find("4208221", { maxLevel: 4, limit: 3 })).toHaveLength(3);
    expect((await find("420822100", { maxLevel: 4 })).length).toBe(1);
    expect((await find("420822100")).length).toBeGreaterThan(1);
  });

  it("knows no 皇庄街道 before it was set up", async () => {
    expect(await find("皇庄街道", { asOf: "2021-12-30" })).toEqual([]);
    expect(await find("皇庄街道", { asOf: "2021-12-31" })).toEqual(["420881002 皇庄街道"]);
  });

  it("finds a renamed unit by the name it bore before, and shows the name of the day", async () => {
    const db = newClient(String(process.env.DATABASE_URL));
    await db.connect();
    await db.query(`insert into "RegionName" (id, "regionCode", name, "validTo")
      values (gen_random_uuid(), '420882', '京山县', '2018-02-24')`);
    await db.end();
    expect(await find("京山县", { maxLevel: 3 })).toEqual(["420882 京山市"]);
    expect(await find("京山县", { maxLevel: 3, asOf: "2018-02-23" })).toEqual(["420882 京山县"]);
    expect(await find("京山市", { maxLevel: 3, asOf: "2018-02-23" })).toEqual(["420882 京山县"]);
  });

  it("takes strange text as text that fits nothing", async () => {
    const strange = ["", "   ", "\0", "%", "_", "沙_", "'; drop table", "𠮷𠮷", "9".repeat(12), "🙂", "\ud800"];
    for (const q of strange) expect(await find(q), q).toEqual([]);
  });

  it("puts the actor's own units first among equals, and serves those without a scope", async () => {
    const first = async (actor: Actor) => (await searchRegions(actor, { q: "x" }))[0]?.path;
    expect(await first(mintActor({ ...publicActor(), role: "city_official", scopePath: "/42/4208/" }))).toMatch(
      /^\/42\/4208\//,
    );
    expect(await first(mintActor({ ...publicActor(), role: "city_official", scopePath: "/42/4206/" }))).toBe(
      "/42/4206/",
    );
    expect(await first(mintActor({ ...publicActor(), role: "system_admin", scopePath: null }))).toBe("/42/4206/");
  });

  it("resolves what a form without the script sends", async () => {
    const resolve = (typed: string) => resolveRegion(publicActor(), typed);
    expect(await resolve("420822")).toBe("420822");
    expect(await resolve("4208zh")).toBe("4208ZH");
    expect(await resolve(" 沙洋县 ")).toBe("420822");
    expect(await resolve("荆门")).toBe("4208");
    expect(await resolve("镇")).toBeNull();
    expect(await resolve("火星")).toBeNull();
  });
});

describe("searching the whole country", () => {
  it("fills its list from anywhere, and from nowhere else where a place is given", async () => {
    const client = newClient(String(process.env.DATABASE_URL));
    await client.connect();
    await client.query(`update "Region" set "sourceVersion" = 'part' where code = 'CN'`);
    await loadRegions(client);
    await client.end();
    for (const q of ["沙洋", "镇", "sy", "shayang", "z", "4", "4208", "新村", "长安街道"])
      expect((await searchRegions(publicActor(), { q })).length, q).toBeGreaterThan(1);
    const provinces = (await searchRegions(publicActor(), { q: "长安街道" })).map(({ path }) => path.split("/")[1]);
    expect(new Set(provinces).size).toBeGreaterThan(1);
    const first = {
      "荆⻔": "4208 荆门市",
      "⻢良镇": "420626105 马良镇",
      "京\u00ad山市": "420882 京山市",
      "京\u200b山市": "420882 京山市",
      minlexian: "620722 民乐县",
      shaolingqu: "411104 召陵区",
      daqingshanxian: " 大箐山县",
      鲘门镇: "441521105 鮜门镇",
      鮜门镇: "441521105 鮜门镇",
      houmenzhen: "441521105 鮜门镇",
      鴜鹭树镇: "211224114 鴜鷺树镇",
      祁丰藏族乡: "祁丰蔵族乡",
      褚庙乡: "禇庙乡",
      夺刀区: "420804 掇刀区",
      "额敏(兵地、辽阳)工业园区": "额敏（兵地、辽阳）工业园区",
      幸福e家社区居委会: "幸福ｅ家社区居委会",
    };
    for (const [q, expected] of Object.entries(first)) expect((await find(q))[0], q).toContain(expected);
    const within = await searchRegions(publicActor(), { q: "镇", within: "4208" });
    expect(within.length).toBeGreaterThan(10);
    expect(within.filter(({ path }) => !path.startsWith("/42/4208/"))).toEqual([]);
  }, 120_000);
});
