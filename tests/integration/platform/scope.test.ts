import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { Prisma } from "@/lib/generated/prisma/client";
import { type Actor, mintActor, publicActor, systemActor } from "@/lib/platform/actor";
import { asActor, asOne, prisma, readAsActor, type Tx } from "@/lib/platform/db";

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
    status: "listed",
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

  it("is on every table that the portal writes to, but for the units, which a trigger guards", async () => {
    const open = await prisma().$queryRaw<{ name: string }[]>`
      select c.relname as name from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and has_table_privilege('portal_app', c.oid, 'insert, update, delete')
        and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
        and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'region_guard')`;
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

describe("what has no region path of its own", () => {
  const denied = /row-level security|42501|permission denied|within the scope|by officials alone/;
  const version = { number: 1, effectiveFrom: new Date("2022-01-01"), title: "方案", titleEn: "Plan", sourceText: "" };
  const programme = (id: string, regionCode: string, regionPath: string) => (tx: Tx) =>
    tx.programme.create({
      data: { id, regionCode, regionPath, versions: { create: { ...version, createdByName: "x" } } },
      select: { versions: { select: { id: true } } },
    });

  it("is written within the scope of the programme it is part of", async () => {
    const made = await asActor(official("/42/"), programme("theirs", "4206", "/42/4206/"));
    const versionId = made.versions[0]?.id ?? "";
    const texts = { label: "一、", heading: "", headingEn: "", text: "一", textEn: "One" };
    const clause = { versionId, number: "1", ordinal: 1, ...texts };
    for (const actor of [official(JINGMEN), official(null), publicActor()]) {
      await expect(asActor(actor, (tx) => tx.clause.createMany({ data: [clause] }))).rejects.toThrow(denied);
      const change = { where: { id: versionId }, data: { title: "改" } };
      expect(await asActor(actor, (tx) => tx.programmeVersion.updateMany(change))).toEqual({ count: 0 });
    }
    await asActor(official("/42/4206/"), (tx) => tx.clause.createMany({ data: [clause] }));
    expect(await asActor(official(JINGMEN), (tx) => tx.clause.deleteMany({ where: { versionId } }))).toEqual({
      count: 0,
    });
    // Everybody reads it once it is published, as the public document it is.
    const read = () => asActor(publicActor(), (tx) => tx.clause.count({ where: { versionId } }));
    expect(await read()).toBe(0);
    await prisma().programmeVersion.update({ where: { id: versionId }, data: { status: "published" } });
    expect(await read()).toBe(1);
  });

  it("a unit is changed by those who may, within their scope", async () => {
    const rename = (code: string) => (tx: Tx) => tx.region.update({ where: { code }, data: { name: "改" } });
    await asActor(official(JINGMEN), rename("420822100"));
    const county = mintActor({ ...official("/42/4208/420822/"), role: "county_official" });
    for (const actor of [official("/42/4206/"), official(""), county, publicActor()])
      await expect(asActor(actor, rename("420822100"))).rejects.toThrow(denied);
    // Nor is another's township taken into an area of one's own, or a row of theirs made one's own.
    const own = { areaCode: "420822", memberCode: "420822100" };
    const theirs = { areaCode: "420602", memberCode: "420602100" };
    const add = (member: typeof own) => (tx: Tx) => tx.functionalMember.createMany({ data: [member] });
    const mixed = { ...own, memberCode: theirs.memberCode };
    await expect(asActor(official(JINGMEN), add(mixed))).rejects.toThrow(denied);
    await asActor(official("/42/"), add(theirs));
    const taken = (tx: Tx) => tx.functionalMember.updateMany({ where: theirs, data: own });
    await expect(asActor(official(JINGMEN), taken)).rejects.toThrow(denied);
    const descent = { fromCode: own.memberCode, toCode: theirs.memberCode, changeId: randomUUID() };
    await expect(asActor(official(JINGMEN), (tx) => tx.regionLineage.createMany({ data: [descent] }))).rejects.toThrow(
      denied,
    );
    const kind = { where: { code: "township_station" }, data: { name: "改" } };
    expect(await asActor(official("/"), (tx) => tx.stationType.updateMany(kind))).toEqual({ count: 0 });
  });

  it("a stored answer is its account's", async () => {
    const [mine, other] = ["018f0000-0000-7000-8000-000000000001", "018f0000-0000-7000-8000-000000000002"];
    const as = (accountId: string | null) => mintActor({ ...official(JINGMEN), accountId });
    const stored = (accountId: string) => ({ accountId, key: "k", action: "a", requestHash: "h" });
    await asActor(as(mine), (tx) => tx.idempotencyKey.createMany({ data: [stored(mine)] }));
    await expect(
      asActor(as(other), (tx) => tx.idempotencyKey.createMany({ data: [{ ...stored(mine), key: "l" }] })),
    ).rejects.toThrow(denied);
    for (const actor of [as(other), as(null), publicActor(), systemActor("test")])
      expect(await asActor(actor, (tx) => tx.idempotencyKey.count())).toBe(0);
    expect(await asActor(as(mine), (tx) => tx.idempotencyKey.count())).toBe(1);
  });
});

describe("a shared transaction", () => {
  const [jingmen, xiangyang] = [official(JINGMEN), official("/42/4206/")];
  const seen = async (tx: Tx) => (await tx.station.findMany({ select: { code: true } })).map(({ code }) => code).sort();
  const who = (tx: Tx) =>
    tx.$queryRaw`select current_user::text as role, current_setting('app.scope') as scope, current_setting('app.role') as "actorRole"`;
  const asJingmen = [{ role: "portal_app", scope: JINGMEN, actorRole: "city_official" }];

  it("goes on as the outer actor after a part that was another's, or that failed", async () => {
    const wider = systemActor("wider");
    const parts: [string, () => Promise<unknown>][] = [
      ["read", () => asActor(wider, seen)],
      ["report", () => readAsActor(wider, Prisma.sql`select 1`)],
      ["another's", () => asActor(xiangyang, seen)],
      ["nobody's", () => asActor(publicActor(), seen)],
      ["two deep", () => asActor(wider, (tx) => asActor(xiangyang, seen).then(() => seen(tx)))],
      ["one of its own", () => asOne(wider, () => asActor(wider, seen))],
      ["failed", () => asActor(wider, () => Promise.reject(new Error("no"))).catch(() => {})],
    ];
    for (const [name, part] of parts)
      await asOne(jingmen, () =>
        asActor(jingmen, async (tx) => {
          await part();
          expect(await seen(tx), name).toEqual([own.code]);
          expect(await who(tx), name).toEqual(asJingmen);
        }),
      );
  });

  it("gives each part, however deep, its own actor's rights", async () => {
    await asOne(systemActor("outer"), () =>
      asActor(jingmen, async (tx) => {
        expect(await seen(tx)).toEqual([own.code]);
        await asActor(xiangyang, async (inner) => {
          expect(await seen(inner)).toEqual([sibling.code]);
          await asActor(systemActor("inner"), async (all) => expect(await seen(all)).toEqual([sibling.code, own.code]));
          expect(await seen(inner)).toEqual([sibling.code]);
        });
        expect(await seen(tx)).toEqual([own.code]);
      }),
    );
  });

  it("tells why a part's statement failed, not that nothing more can be asked", async () => {
    const failing = asOne(jingmen, () => asActor(xiangyang, (tx) => tx.$queryRaw`select 1 / 0`));
    await expect(failing).rejects.toThrow(/division by zero/);
  });
});
