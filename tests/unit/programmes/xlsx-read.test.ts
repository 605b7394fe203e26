import { deflateRawSync } from "node:zlib";
import Excel from "exceljs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlanFile } from "@/lib/programmes/rules/plan-file";
import { unzip } from "@/lib/programmes/rules/unzip";

/** An archive of the given files, as small as its format allows; readers here check no sums. */
function zip(files: ReadonlyMap<string, Buffer>): Uint8Array {
  const [locals, entries]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of files) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), packed);
    entries.push(entry, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...entries, end]);
}

async function book(fill: (workbook: Excel.Workbook) => void, edit: Record<string, (xml: string) => string> = {}) {
  const workbook = new Excel.Workbook();
  fill(workbook);
  const entries = unzip(new Uint8Array(await workbook.xlsx.writeBuffer()), 10_000_000, 200);
  if (typeof entries === "string") throw new Error(entries);
  return zip(
    new Map([...entries].map(([name, content]) => [name, Buffer.from((edit[name] ?? String)(content.toString()))])),
  );
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
    [
      "a sheet named a hundred thousand times",
      WORKBOOK,
      behind("<sheets>", `<sheet name="a" sheetId="9" r:id="rId1"/>`.repeat(100_000)),
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

  it("and a bomb is refused without being unpacked", async () => {
    const bytes = zip(new Map([[WORKBOOK, Buffer.alloc(150_000_000)]]));
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
  const whole = unzip(await book(plain), 10_000_000, 200);
  if (typeof whole === "string") throw new Error(whole);
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
      const xml = whole.get(file)?.toString() ?? "";
      const at = start % (xml.length + 1);
      const changed = Buffer.from(xml.slice(0, at) + more + xml.slice(at + length));
      await readPlanFile(zip(new Map([...whole, [file, changed]])));
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
