import { beforeAll, describe, expect, it } from "vitest";
import { countsAsTownship, inForce } from "@/lib/regions/rules/in-force";
import { type RegionRow, regionRows } from "@/prisma/seed/regions/rows";

let rows: RegionRow[];
beforeAll(() => {
  rows = regionRows();
}, 60_000);

const townshipsOf = (prefix: string) => rows.filter((row) => row.code.startsWith(prefix) && countsAsTownship(row.kind));

describe("the official set (domain reference §10.2)", () => {
  it.each([
    [1, 31],
    [2, 342],
    [3, 2978 + 1],
    [4, 41352],
    [5, 59174],
  ])("level %i holds %i units (with 漳河新区 at level 3)", (level, count) => {
    expect(rows.filter((row) => row.level === level)).toHaveLength(count);
  });

  it.each([
    ["荆门", "4208", 61],
    ["沙洋", "420822", 13],
    ["钟祥", "420881", 18],
    ["京山", "420882", 15],
    ["东宝", "420802", 9],
    ["掇刀", "420804", 6],
    ["吉林", "22", 977],
    ["辽宁", "21", 1347],
    ["广东", "44", 1610],
    ["湖北", "42", 1259],
    ["青岛", "3702", 134],
  ])("%s has its subdistricts, towns and townships, quasi units left out", (_name, prefix, count) => {
    expect(townshipsOf(prefix)).toHaveLength(count);
  });

  it("has 1625 villages in 荆门 and 98 subdistricts and 36 towns in 青岛", () => {
    expect(rows.filter((row) => row.level === 5 && row.code.startsWith("4208"))).toHaveLength(1625);
    const kinds = townshipsOf("3702").map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "subdistrict")).toHaveLength(98);
    expect(kinds.filter((kind) => kind === "town")).toHaveLength(36);
  });

  it("places every unit below its parent, once", () => {
    const byCode = new Map(rows.map((row) => [row.code, row]));
    expect(byCode.size).toBe(rows.length);
    const misplaced = rows.filter((row) => {
      const parent = byCode.get(row.parentCode ?? "");
      return row.level > 0 && !(parent?.level === row.level - 1 && row.path === `${parent.path}${row.code}/`);
    });
    expect(misplaced).toEqual([]);
  });

  it("keeps the cities without counties (东莞, 中山, 儋州) under the county-level code the set gives them", () => {
    expect(rows.find(({ code }) => code === "441900")).toMatchObject({ kind: "county", path: "/44/4419/441900/" });
    expect(townshipsOf("441900").length).toBeGreaterThan(30);
  });

  it("counts 60 townships in 荆门 the day before 皇庄街道 and 61 on it", () => {
    const on = (day: string) => townshipsOf("4208").filter((row) => inForce({ ...row, validTo: null }, day)).length;
    expect(on("2021-12-30")).toBe(60);
    expect(on("2021-12-31")).toBe(61);
  });

  it("gives every unit a reading to search by", () => {
    expect(rows.filter((row) => !row.pinyin || !row.initials)).toEqual([]);
  });
});
