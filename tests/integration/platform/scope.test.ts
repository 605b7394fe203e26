import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, mintActor, publicActor, systemActor } from "@/lib/platform/actor";
import { asActor, prisma } from "@/lib/platform/db";

const REGIONS = [
  ["CN", "/", "country", 0],
  ["42", "/42/", "province", 1],
  ["4208", "/42/4208/", "city", 2],
  ["420822", "/42/4208/420822/", "county", 3],
  ["420822100", "/42/4208/420822/420822100/", "town", 4],
  ["4206", "/42/4206/", "city", 2],
  ["420602", "/42/4206/420602/", "county", 3],
  ["420602100", "/42/4206/420602/420602100/", "town", 4],
] as const;

const JINGMEN = "/42/4208/";
const own = { code: "420822100-01", regionCode: "420822100", parentPath: "/42/4208/420822/420822100/" };
const sibling = { code: "420602100-01", regionCode: "420602100", parentPath: "/42/4206/420602/420602100/" };

const official = (scopePath: string | null): Actor =>
  mintActor({ ...systemActor("test"), role: "city_official", scopePath });

function station(at: typeof own | typeof sibling) {
  const common = {
    name: "站",
    pinyin: "zhan",
    initials: "z",
    typeCode: "township_station",
    status: "planned",
    statusOn: new Date("2021-01-01"),
    facts: {},
  } as const;
  return { ...common, ...at, reportingPath: `${at.parentPath}${at.code}/` };
}

beforeEach(async () => {
  const data = REGIONS.map(([code, path, kind, level]) => ({
    code,
    path,
    kind,
    level,
    name: code,
    pinyin: "",
    initials: "",
    sourceVersion: "test",
  }));
  await prisma().region.createMany({ data });
  await prisma().stationType.create({
    data: { code: "township_station", name: "站", nameEn: "Station", level: 4, ordinal: 1 },
  });
  await asActor(systemActor("test"), async (tx) => {
    await tx.station.create({ data: station(own) });
    await tx.station.create({ data: station(sibling) });
  });
});

const codes = (actor: Actor) =>
  asActor(actor, async (tx) => (await tx.station.findMany({ select: { code: true } })).map(({ code }) => code).sort());

describe("row-level security", () => {
  it("shows a region's own rows and no sibling's", async () => {
    expect(await codes(official(JINGMEN))).toEqual([own.code]);
    expect(await codes(official("/42/"))).toEqual([sibling.code, own.code]);
    expect(await codes(official(`${own.parentPath}${own.code}/`))).toEqual([own.code]);
  });

  it("fails closed on a missing setting and on the empty one that a pooled connection keeps", async () => {
    expect(await codes(official(null))).toEqual([]);
    expect(await codes(official(""))).toEqual([]);
    const missing = await prisma().$transaction(async (tx) => {
      await tx.$queryRaw`select set_config('role', 'portal_app', true)`;
      return tx.station.count();
    });
    expect(missing).toBe(0);
  });

  it("refuses rows made or moved outside the scope", async () => {
    const denied = /row-level security|42501/;
    await expect(
      asActor(official(JINGMEN), (tx) => tx.station.create({ data: { ...station(sibling), code: "420602100-02" } })),
    ).rejects.toThrow(denied);
    await expect(
      asActor(official(JINGMEN), (tx) =>
        tx.station.update({
          where: { code: own.code },
          data: { regionCode: sibling.regionCode, parentPath: sibling.parentPath, reportingPath: sibling.parentPath },
        }),
      ),
    ).rejects.toThrow(denied);
    await expect(
      asActor(official(JINGMEN), (tx) => tx.station.update({ where: { code: sibling.code }, data: { name: "x" } })),
    ).rejects.toThrow();
  });

  it("lets the public read and never write", async () => {
    expect(await codes(publicActor())).toHaveLength(2);
    await expect(
      asActor(publicActor(), (tx) => tx.station.update({ where: { code: own.code }, data: { name: "x" } })),
    ).rejects.toThrow();
  });

  it("keeps a functional area's official to the stations that report there", async () => {
    await asActor(systemActor("test"), (tx) =>
      tx.station.update({ where: { code: own.code }, data: { reportingPath: `/42/4208/4208ZH/${own.code}/` } }),
    );
    expect(await codes(official("/42/4208/4208ZH/"))).toEqual([own.code]);
    expect(await codes(official("/42/4208/420822/"))).toEqual([own.code]);
  });

  it("is forced on every table that carries a region path", async () => {
    const open = await prisma().$queryRaw<{ relname: string }[]>`
      select c.relname from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'regionPath' and not a.attisdropped
      where c.relkind = 'r' and (not c.relrowsecurity or not c.relforcerowsecurity
        or not exists (select from pg_policy p where p.polrelid = c.oid))`;
    expect(open).toEqual([]);
  });

  it("uses the index for the range of a scope", async () => {
    const plan = await asActor(official(JINGMEN), async (tx) => {
      await tx.$executeRaw`set local enable_seqscan = off`;
      return tx.$queryRaw<
        { "QUERY PLAN": string }[]
      >`explain select * from "Station" where path_in_scope("regionPath")`;
    });
    expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain("Station_regionPath_idx");
  });
});
