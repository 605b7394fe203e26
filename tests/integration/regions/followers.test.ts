import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { followUnits } from "@/lib/followers";
import { asActor, prisma } from "@/lib/platform/db";
import { changeUnits } from "@/lib/regions/commands/change-units";
import { previewChange } from "@/lib/regions/queries/preview";
import { changeQuery } from "@/lib/regions/schema";
import { official } from "@/tests/support/factories/accounts";
import { withClient } from "@/tests/support/factories/coverage";
import { holdersOf, placesOf } from "@/tests/support/factories/followers";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { prepare } from "@/tests/support/worker-database";

const city = official("city_official", "/42/4208/");

async function change(code: string, asked: Record<string, unknown>): Promise<void> {
  const query = changeQuery.parse({ on: "2024-05-01", ...asked });
  const { seen } = await previewChange(city, code, query);
  await changeUnits(city, { code, query, seen, basis: "批复" }, randomUUID(), followUnits);
}

prepare(seedJingmenRegions);

/** Who brings each reference to a unit up to date when units change, or why nobody has to. */
const REFERENCES: Record<string, string> = {
  "Account.regionCode": "lib/accounts/commands/follow.ts",
  "FunctionalMember.areaCode": "areas do not change",
  "FunctionalMember.memberCode": "lib/regions/commands/apply-change.ts",
  "Organisation.regionCode": "lib/organisations/commands/follow.ts",
  "PlanRow.regionCode": "a plan goes on naming the unit of its document; heirs are followed when it is read",
  "Programme.regionCode": "a document stays that of the place which issued it; heirs are followed when it is read",
  "Region.parentCode": "lib/regions/commands/apply-change.ts",
  "RegionLineage.fromCode": "descent",
  "RegionLineage.toCode": "descent",
  "RegionName.regionCode": "names of the unit itself",
  "Station.regionCode": "lib/stations/commands/follow.ts",
  "StationPlacement.placedIn": "lib/stations/commands/follow.ts",
};

it("names every column that refers to a unit", async () => {
  const { rows } = await withClient((client) =>
    client.query(`
      select distinct t.relname || '.' || a.attname as column
      from pg_constraint c join pg_class t on t.oid = c.conrelid
      cross join lateral unnest(c.conkey, c.confkey) pair(own, other)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = pair.own
      join pg_attribute b on b.attrelid = c.confrelid and b.attnum = pair.other and b.attname = 'code'
      where c.contype = 'f' and c.confrelid = '"Region"'::regclass order by 1`),
  );
  expect(rows.map(({ column }) => column)).toEqual(Object.keys(REFERENCES).sort());
});

describe("what hangs on a unit", () => {
  it.each<[string, Record<string, unknown>, string]>([
    ["of another kind", { kind: "rename", name: "五里街道", unitKind: "subdistrict" }, "420822001"],
    ["under another code", { kind: "rename", name: "五里镇", unitCode: "420822150" }, "420822150"],
    ["in another county", { kind: "transfer", to: "420802", unitCode: "420802188" }, "420802188"],
  ])("goes on with the unit %s, its officials too", async (_, asked, code) => {
    const holders = await holdersOf("420822101");
    await change("420822101", asked);
    expect(await placesOf(holders)).toEqual({ account: code, organisation: code });
  });

  it("goes down with a county to its townships", async () => {
    const holders = await holdersOf("420822101");
    await change("420822", { kind: "rename", name: "沙洋区", unitCode: "420803" });
    expect(await placesOf(holders)).toEqual({ account: "420803101", organisation: "420803101" });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["merged into another", { kind: "merge", with: ["420822100"], result: "other" }, "420822100"],
    [
      "merged into a new one",
      { kind: "merge", with: ["420822100"], result: "new", name: "合镇", unitKind: "town" },
      "new",
    ],
    [
      "parted",
      { kind: "split", keep: "no", name: "甲镇", unitKind: "town", secondName: "乙镇", secondKind: "town" },
      "new",
    ],
  ])("of a unit %s moves, but nobody sees more than before", async (_, asked, code) => {
    const holders = await holdersOf("420822101");
    await change("420822101", asked);
    const places = await placesOf(holders);
    expect(places.account).toBe("420822101");
    expect(places.organisation).not.toBe("420822101");
    if (code !== "new") expect(places.organisation).toBe(code);
  });

  it("goes one level up from a unit that ends without a successor", async () => {
    await withClient((client) => client.query(`delete from "PlanRow" where "regionCode" = '420822101'`));
    const holders = await holdersOf("420822101");
    await change("420822101", { kind: "abolish", why: "撤销建制" });
    expect(await placesOf(holders)).toEqual({ account: "420822101", organisation: "420822" });
  });

  it("is audited with the place before and after", async () => {
    const holders = await holdersOf("420822101");
    await change("420822101", { kind: "transfer", to: "420802", unitCode: "420802188" });
    const entries = await prisma().auditEntry.findMany({
      where: { entityId: { in: [holders.accountId, holders.organisationId] } },
      select: { entity: true, action: true, regionPath: true },
      orderBy: { entity: "asc" },
    });
    const place = { action: "region:transfer", regionPath: "/42/4208/420802/420802188/" };
    expect(entries).toEqual([
      { entity: "Organisation", ...place },
      { entity: "account", ...place },
    ]);
  });
});

it("lets no official move accounts but those of a unit that went on as another within the scope", async () => {
  const { accountId } = await holdersOf("420822101");
  const follow = (actor: typeof city, same: Record<string, string>) =>
    asActor(actor, (tx) => tx.$queryRaw`select * from accounts_follow(${JSON.stringify(same)}::jsonb)`);
  await expect(follow(city, { "420822101": "420822100" })).rejects.toThrow(/within the scope alone/);
  await change("420822101", { kind: "merge", with: ["420822100"], result: "other" });
  await expect(follow(city, { "420822101": "420822100" })).rejects.toThrow(/within the scope alone/);
  const county = official("county_official", "/42/4208/420822/");
  await expect(follow(county, { "420822101": "420822100" })).rejects.toThrow(/within the scope alone/);
  await expect(follow(official("city_official", "/42/4201/"), { "420822101": "420822100" })).rejects.toThrow();
  expect(
    await placesOf({ accountId, organisationId: (await prisma().organisation.findFirstOrThrow()).id }),
  ).toMatchObject({
    account: "420822101",
  });
});
