import Excel from "exceljs";
import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readPlanFile } from "@/lib/programmes/rules/plan-file";

async function book(fill: (workbook: Excel.Workbook) => void, edit: Record<string, (xml: string) => string> = {}) {
  const workbook = new Excel.Workbook();
  fill(workbook);
  const files = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
  for (const [name, change] of Object.entries(edit))
    files[name] = strToU8(change(new TextDecoder().decode(files[name])));
  return zipSync(files);
}

const plain = (workbook: Excel.Workbook) => {
  workbook.addWorksheet("表").addRows([
    ["单位", "2021年"],
    ["东宝区", 3],
  ]);
};
const GRID = [
  ["单位", "2021年"],
  ["东宝区", "3"],
];
const SHEET = "xl/worksheets/sheet1.xml";
const WORKBOOK = "xl/workbook.xml";
const behind = (mark: string, more: string) => (xml: string) => xml.replace(mark, mark + more);

describe("a small file that spans the whole sheet is read as quickly as any other", () => {
  const everything = "A1:XFD1048576";
  it.each([
    ["merged cells", SHEET, behind("</sheetData>", `<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>`)],
    [
      "a rule for every cell",
      SHEET,
      behind("</sheetData>", `<dataValidations><dataValidation type="whole" sqref="${everything}"/></dataValidations>`),
    ],
    [
      "a name for every cell",
      WORKBOOK,
      behind("</sheets>", `<definedNames><definedName name="N">表!$A$1:$XFD$1048576</definedName></definedNames>`),
    ],
    [
      "two thousand million columns",
      SHEET,
      (xml: string) => xml.replace("<sheetData>", `<cols><col min="1" max="2000000000"/></cols><sheetData>`),
    ],
    [
      "a row far below",
      SHEET,
      (xml: string) =>
        xml.replace("</sheetData>", `<row r="2000000000"><c r="A2000000000"><v>1</v></c></row></sheetData>`),
    ],
    ["a million nested tags", SHEET, behind("</sheetData>", "<x>".repeat(1_000_000))],
    [
      "entities of entities",
      SHEET,
      (xml: string) => xml.replace("<worksheet", `<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><worksheet`),
    ],
    [
      "a tag of nine million letters",
      SHEET,
      (xml: string) => xml.replace("<sheetData>", `<cols ${"a".repeat(9_000_000)}/><sheetData>`),
    ],
    [
      "a row's tag of nine million letters",
      SHEET,
      (xml: string) => xml.replace("</sheetData>", `<row ${"a".repeat(9_000_000)}/></sheetData>`),
    ],
    [
      "a format of brackets",
      "xl/styles.xml",
      (xml: string) =>
        xml.replace(
          "<fonts",
          `<numFmts><numFmt numFmtId="200" formatCode="${"[".repeat(5_000_000)}"/></numFmts><fonts`,
        ),
    ],
  ])(
    "%s",
    async (_, file, edit) => {
      const bytes = await book(plain, { [file]: edit });
      expect(bytes.length).toBeLessThan(200_000);
      // Walking what they span takes hours.
      expect(await readPlanFile(bytes)).toEqual({ ok: true, grid: GRID });
    },
    20_000,
  );

  it("and one sheet named a hundred thousand times is refused", async () => {
    const again = `<sheet name="a" sheetId="9" r:id="rId1"/>`.repeat(100_000);
    const bytes = await book(plain, { [WORKBOOK]: behind("<sheets>", again) });
    expect(await readPlanFile(bytes)).toEqual({ ok: false, problem: "unpacksTooBig" });
  });

  it("and a bomb that states a size of nothing is cut, not unpacked", async () => {
    const bytes = zipSync({ [WORKBOOK]: new Uint8Array(150_000_000) });
    const entry = Buffer.from(bytes.buffer).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    Buffer.from(bytes.buffer).writeUInt32LE(0, entry + 24);
    const before = process.memoryUsage().rss;
    expect(await readPlanFile(bytes)).toEqual({ ok: false, problem: "damaged" });
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  }, 20_000);

  it("and a bomb is refused without being unpacked", async () => {
    const bytes = zipSync({ [WORKBOOK]: new Uint8Array(150_000_000) });
    const before = process.memoryUsage().rss;
    expect(await readPlanFile(bytes)).toEqual({ ok: false, problem: "unpacksTooBig" });
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  }, 20_000);
});

it("reads what cells show: rich text, dates, truth, errors, formulas, gaps, and no hidden sheet", async () => {
  const bytes = await book((workbook) => {
    workbook.addWorksheet("藏", { state: "hidden" }).addRow(["2021", "2022"]);
    const sheet = workbook.addWorksheet("表");
    sheet.getCell("B2").value = { richText: [{ text: "东" }, { text: "宝 & <区>" }] };
    sheet.getCell("C2").value = new Date("2021-05-01");
    sheet.getCell("D2").value = true;
    sheet.getCell("F2").value = { error: "#N/A" };
    sheet.getCell("G2").value = { formula: "1+1", result: 2 };
    sheet.getCell("H2").value = 0.5;
    sheet.getCell("H2").numFmt = "0.00";
    sheet.getCell("I2").value = "a\nb";
  });
  expect(await readPlanFile(bytes)).toEqual({
    ok: true,
    grid: [[], ["", "东宝 & <区>", "2021-05-01", "true", "", "#N/A", "2", "0.5", "a\nb"]],
  });
});

it("reads workbooks of other programs: prefixed names, texts in the cell, cells without addresses", async () => {
  const bytes = await book(plain, {
    [SHEET]: () =>
      `<?xml version="1.0"?><x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>单位</x:t></x:is></x:c><x:c t='str'><x:v>2021年</x:v></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:t>东宝区</x:t><x:rPh sb="0" eb="1"><x:t>dong</x:t></x:rPh></x:is></x:c><x:c><x:v>3.0</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
  });
  expect(await readPlanFile(bytes)).toEqual({ ok: true, grid: GRID });
});

it("never throws, whatever is cut out of a workbook's files or put into them", async () => {
  const files = [SHEET, WORKBOOK, "xl/styles.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"];
  const whole = unzipSync(await book(plain));
  const put = fc.constantFrom(
    "",
    "<",
    ">",
    "/",
    '"',
    "&#x110000;",
    "<![CDATA[",
    "<!--",
    "</sheetData>",
    "<c",
    "9".repeat(400),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.nat(), fc.nat(60), put, async (file, start, length, more) => {
      const xml = new TextDecoder().decode(whole[file]);
      const at = start % (xml.length + 1);
      const changed = strToU8(xml.slice(0, at) + more + xml.slice(at + length));
      await readPlanFile(zipSync({ ...whole, [file]: changed }));
    }),
  );
});

it("tells a file that only calls itself xlsx from a table without a heading", async () => {
  const text = new TextEncoder().encode("单位,2021年\n东宝区,3");
  expect(await readPlanFile(text, "计划表.XLSX")).toEqual({ ok: false, problem: "notExcel" });
  expect(await readPlanFile(text, "计划表.csv")).toEqual({ ok: true, grid: GRID });
  expect(await readPlanFile(new TextEncoder().encode("PK没有"), "计划表.xlsx")).toEqual({
    ok: false,
    problem: "damaged",
  });
});
