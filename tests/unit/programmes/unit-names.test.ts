import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlanText } from "@/lib/programmes/rules/plan-file";
import { importPlanAt } from "@/lib/programmes/rules/plan-import";
import { type PlanUnit, tellingNames, unitResolver } from "@/lib/programmes/rules/unit-names";
import { planText } from "@/lib/programmes/schema/form-values";
import type { RegionRow } from "@/prisma/seed/regions/rows";
import { regionRows } from "@/prisma/seed/regions/rows";

const all = regionRows((code) => code.length <= 9 && /^(42|51|21|35|41|63|15)/.test(code));
const nameOf = new Map(all.map(({ code, name }) => [code, name]));

/** Units one and two levels below a region, as the query gives them. */
function unitsBelow(code: string): { levels: PlanUnit[][]; parents: string[] } {
  const top = all.find((row) => row.code === code) as RegionRow;
  const below = all.filter((row) => row.path.startsWith(top.path) && row.kind !== "quasi_township");
  const unitsAt = (level: number) =>
    below
      .filter((row) => row.level === level)
      .map((row) => {
        const above = level > top.level + 1 ? [nameOf.get(row.parentCode ?? "") ?? ""] : undefined;
        return { code: row.code, name: row.name, level, formerNames: [], above };
      });
  const parents = [code, code.slice(0, 2)].map((one) => nameOf.get(one) ?? "");
  return { levels: [unitsAt(top.level + 1), unitsAt(top.level + 2)], parents: [...new Set(parents)] };
}

function resolve(region: string, level: 0 | 1, name: string, beside: string[] = []): string {
  const { levels, parents } = unitsBelow(region);
  const match = unitResolver(levels[level] ?? [], parents)(name, beside);
  return match.kind === "found" ? `${match.unit.above?.[0] ?? ""} ${match.unit.name}`.trim() : match.kind;
}

function imported(region: string, text: string) {
  const { levels, parents } = unitsBelow(region);
  const reading = readPlanText(text);
  if (!reading.ok) throw new Error(reading.problem);
  return importPlanAt(reading.grid, levels, parents);
}

const SHIYAN = ["420304", "420322", "420323", "420324", "420325"].map((code) => nameOf.get(code) ?? "");

describe("one name in several counties", () => {
  const labels = SHIYAN.map((county) => [`${county}城关镇`, 1]);
  const rowsOf = (text: string) => imported("4203", text).table?.rows.map(({ label, values }) => [label, values[0]]);

  it.each([
    ["a column of counties", (county: string) => `${county}\t城关镇\t1`, "县\t乡镇\t2021年"],
    ["a column of counties behind the names", (county: string) => `城关镇\t${county}\t1`, "乡镇\t县\t2021年"],
    [
      "serial numbers and counties in short",
      (county: string) => `1\t${county.replace(/.$/, "")}\t城关镇\t1`,
      "序号\t县\t乡镇\t2021年",
    ],
    ["the county before the name", (county: string) => `${county}城关镇\t1`, "单位\t2021年"],
    ["city and county before it", (county: string) => `十堰市${county}城关镇\t1`, "单位\t2021年"],
  ])("is told apart by %s", (_, row, head) => {
    const counties = SHIYAN.filter((county) => county !== "房县" || !row("房县").includes("\t房\t"));
    const rows = rowsOf([head, ...counties.map(row)].join("\n"));
    expect(rows?.map(([label]) => label)).toEqual(counties.map((county) => expect.stringMatching(`${county}城关镇$`)));
  });

  it("by codes, in a column or with the name", () => {
    const codes = all.filter(({ code, name }) => code.startsWith("4203") && name === "城关镇").map(({ code }) => code);
    expect(codes).toHaveLength(5);
    expect(rowsOf(`代码\t乡镇\t2021\n${codes.map((code) => `${code}\t城关镇\t1`).join("\n")}`)).toEqual(labels);
    expect(rowsOf(`乡镇\t2021\n${codes.map((code) => `城关镇（${code}）\t1`).join("\n")}`)).toHaveLength(5);
  });

  it("where a cell of counties is merged over its rows", () => {
    const text = "县\t乡镇\t2021\n郧西县\t城关镇\t1\n\t土门镇\t2\n竹山县\t城关镇\t3\n\t溢水镇\t4";
    expect(rowsOf(text)).toEqual([
      ["郧西县城关镇", 1],
      ["土门镇", 2],
      ["竹山县城关镇", 3],
      ["溢水镇", 4],
    ]);
  });

  it("and is refused, with the counties named, where nothing tells it apart", () => {
    const { problems } = imported("4203", "乡镇\t2021\n城关镇\t1\n土门镇\t2");
    expect(problems.find(({ code }) => code === "unitAmbiguous")?.params.units).toContain("郧西县城关镇 420322100");
  });

  it("reads back as it is stored", () => {
    const { table } = imported("4203", `县\t乡镇\t2021\n${SHIYAN.map((county) => `${county}\t城关镇\t1`).join("\n")}`);
    const rows = table?.rows.map((row) => ({ ...row, values: [...row.values], regionCode: row.key })) ?? [];
    const stored = { ...table, rows, years: [2021], printedTotals: [], printedGrandTotal: null };
    expect(imported("4203", planText(stored as never)).table?.rows).toEqual(table?.rows);
  });
});

describe("names as other places write them", () => {
  it.each([
    ["51", 0, "阿坝州", "阿坝藏族羌族自治州"],
    ["51", 0, "甘孜州", "甘孜藏族自治州"],
    ["51", 0, "凉山州", "凉山彝族自治州"],
    ["42", 0, "恩施州", "恩施土家族苗族自治州"],
    ["63", 0, "海西州", "海西蒙古族藏族自治州"],
    ["51", 1, "乐山市市中区", "乐山市 市中区"],
    ["51", 1, "市中区", "ambiguous"],
    ["5119", 1, "恩阳区兴隆镇", "恩阳区 兴隆镇"],
    ["5119", 1, "兴隆镇", "ambiguous"],
    ["4109", 0, "范", "unknown"],
    ["4109", 0, "范县", "范县"],
    ["21", 1, "铁西区", "ambiguous"],
    ["21", 1, "鞍山铁西区", "鞍山市 铁西区"],
    ["35", 1, "福州鼓楼", "福州市 鼓楼区"],
    ["42", 0, "荆⻔市", "荆门市"],
    ["42", 0, "荆\u200b门", "荆门市"],
    ["42", 0, "湖北省荆门市", "荆门市"],
  ] as const)("below %s at level %s %s is %s", (region, level, name, expected) => {
    expect(resolve(region, level, name)).toBe(expected);
  });

  it("every unit is found by its telling name, its code, and its name beside that of the unit above", () => {
    const { levels, parents } = unitsBelow("4203");
    const units = levels[1] ?? [];
    const telling = tellingNames(units);
    const find = unitResolver(units, parents);
    const codeOf = (name: string, beside: string[] = []) => {
      const match = find(name, beside);
      return match.kind === "found" ? match.unit.code : match.kind;
    };
    fc.assert(
      fc.property(fc.constantFrom(...units), fc.constantFrom("", "\u200b", " ", "\u3000"), (unit, noise) => {
        const spaced = (text: string) => [...text].join(noise);
        expect(codeOf(spaced(telling(unit)))).toBe(unit.code);
        expect(codeOf(unit.code)).toBe(unit.code);
        expect(codeOf(spaced(unit.name), [spaced(unit.above?.[0] ?? "")])).toBe(unit.code);
      }),
    );
  }, 60_000);
});

describe("a code in a plan table", () => {
  const { levels, parents } = unitsBelow("4208");
  const find = (written: string) => {
    const match = unitResolver(levels[0] ?? [], parents)(written);
    return match.kind === "found" ? match.unit.code : match.kind;
  };

  it.each(["420822", "４２０８２２", "沙洋县(420822)", "420822 沙洋县"])("%s is 沙洋县's", (written) =>
    expect(find(written)).toBe("420822"),
  );

  it("is none with any other digit beside it or inside", () => {
    for (let code = 0x30; code <= 0x1fbff; code++) {
      const sign = String.fromCodePoint(code);
      if (!/\p{N}/u.test(sign) || /[０-９]/.test(sign)) continue;
      for (const written of [`420822${sign}`, `${sign}420822`, `420${sign}822`])
        expect(find(written), written).toBe("unknown");
    }
  });

  it("tells units of one name apart only where it is whole", () => {
    const units = ["420325100", "420302100"].map((code) => ({ code, name: "城关镇", level: 4, formerNames: [] }));
    const beside = (code: string) => {
      const match = unitResolver(units)("城关镇", [code]);
      return match.kind === "found" ? match.unit.code : match.kind;
    };
    expect(["420325100", "４20302100"].map(beside)).toEqual(["420325100", "420302100"]);
    expect(["4203251001", "420325100①", "²420325100", "4203251٠0"].map(beside)).toEqual(Array(4).fill("ambiguous"));
  });
});
