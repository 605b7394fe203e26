import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FileSource, readTableFile, type TableReading } from "@/lib/shared/spreadsheet/table-file";
import { openArchive } from "@/lib/shared/spreadsheet/unzip";
import { expectLinear } from "../../../support/growth";
import { type Dialect, type Table, workbookIn } from "../../../support/spreadsheets/dialects";
import { zip } from "../../../support/spreadsheets/zip";

const limits = {
  rows: 1_000,
  columns: 60,
  cellLength: 500,
  textLength: 200_000,
  bytes: 2_000_000,
  unpackedBytes: 10_000_000,
  entries: 200,
};
/** A sheet with a year in it is a table. */
const read = (bytes: Uint8Array, name = "a.xlsx"): TableReading =>
  readTableFile(bytes, name, {
    limits,
    isTable: (grid) => grid.some((row) => row.some((cell) => cell.includes("2021"))),
    readText: (text) => ({ ok: true, grid: [[text]], source: null }),
  });
const TABLE: Table = [
  ["单位", "2021年"],
  ["东宝区", 3],
];
const GRID = [
  ["单位", "2021年"],
  ["东宝区", "3"],
];
const SHEET = "xl/worksheets/sheet1.xml";
const BOOK = "xl/workbook.xml";
const STYLES = "xl/styles.xml";
const TEXTS = "xl/sharedStrings.xml";
type Edit = NonNullable<Dialect["edit"]>[number];
const edited = (...edit: Edit[]) => workbookIn({ edit }, TABLE);
const gridOf = (reading: TableReading) => (reading.ok ? reading.grid : [reading.problem, ...reading.sheets]);
const sourceOf = (reading: TableReading): FileSource | null => (reading.ok ? reading.source : null);

describe("a small file that spans the whole sheet is read as quickly as any other", () => {
  const behind = (part: string, mark: string, more: string): Edit => [part, mark, mark + more];
  const inFront = (part: string, mark: string, more: string): Edit => [part, mark, more + mark];
  it.each<[string, Edit]>([
    ["merged cells", behind(SHEET, "</sheetData>", `<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>`)],
    [
      "a rule for every cell",
      behind(SHEET, "</sheetData>", `<dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>`),
    ],
    [
      "a name for every cell",
      behind(
        BOOK,
        "</sheets>",
        `<definedNames><definedName name="N">表!$A$1:$XFD$1048576</definedName></definedNames>`,
      ),
    ],
    [
      "two thousand million columns",
      inFront(SHEET, "<sheetData>", `<cols><col min="3" max="2000000000" hidden="1"/></cols>`),
    ],
    ["a row far below", inFront(SHEET, "</sheetData>", `<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>`)],
    ["a million nested tags", behind(SHEET, "</sheetData>", "<x>".repeat(1_000_000))],
    ["entities of entities", inFront(SHEET, "<worksheet", `<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>`)],
    ["a tag of nine million letters", inFront(SHEET, "<sheetData>", `<cols ${"a".repeat(9_000_000)}/>`)],
    ["a row's tag of nine million letters", inFront(SHEET, "</sheetData>", `<row ${"a".repeat(9_000_000)}/>`)],
    [
      "a format of brackets",
      inFront(STYLES, "<numFmt ", `<numFmt numFmtId="200" formatCode="${"[".repeat(5_000_000)}"/>`),
    ],
    [
      "a sheet named a hundred thousand times",
      behind(BOOK, "<sheets>", `<sheet name="表" sheetId="9" r:id="rId1"/>`.repeat(100_000)),
    ],
    ["a million declared fonts", inFront(STYLES, "</fonts>", "<font/>".repeat(1_000_000))],
  ])(
    "%s",
    (_, edit) => {
      const bytes = edited(edit);
      expect(bytes.length).toBeLessThan(200_000);
      // Walking what they span takes hours.
      expect(gridOf(read(bytes))).toEqual(GRID);
    },
    20_000,
  );

  it("one sheet that a thousand relations name is read once", () => {
    const many = Array.from({ length: 1_000 }, (_, index) => index + 10);
    const bytes = edited(
      [BOOK, "<sheets>", `<sheets>${many.map((n) => `<sheet name="s${n}" sheetId="${n}" r:id="rId${n}"/>`).join("")}`],
      [
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        `${many.map((n) => `<Relationship Id="rId${n}" Type="a/worksheet" Target="Worksheets/./SHEET1.xml"/>`).join("")}</Relationships>`,
      ],
      [SHEET, "</sheetData>", `</sheetData>${" ".repeat(9_000_000)}`],
    );
    expect(sourceOf(read(bytes))).toMatchObject({ sheet: "s10", otherSheets: [] });
  }, 20_000);

  it("a long text that every cell shows is cut before it is shown", () => {
    const row = (at: number) => `<row r="${at + 3}">${'<c t="s"><v>0</v></c>'.repeat(59)}</row>`;
    const bytes = edited(
      [TEXTS, "单位", `单位${"_x000D_".repeat(1_000_000)}`],
      [SHEET, "</sheetData>", `${Array.from({ length: 300 }, (_, at) => row(at)).join("")}</sheetData>`],
    );
    expect(gridOf(read(bytes))).toEqual(["tableTooLong"]);
  }, 20_000);

  it("declarations of namespaces without end are refused", () => {
    const bytes = edited([SHEET, "<sheetData>", `${'<a xmlns="b">'.repeat(500_000)}<sheetData>`]);
    expect(gridOf(read(bytes))).toEqual(["sheetUnreadable", "表"]);
  });

  it("and a bomb is refused without being unpacked, but not for a part that nobody reads", () => {
    const bomb = zip(new Map([[BOOK, Buffer.alloc(150_000_000)]]));
    const before = process.memoryUsage().rss;
    expect(gridOf(read(bomb))).toEqual(["unpacksTooBig"]);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
    const parts = partsOf(workbookIn({}, TABLE));
    expect(gridOf(read(zip(new Map([...parts, ["docProps/thumbnail.wmf", Buffer.alloc(50_000_000)]]))))).toEqual(GRID);
  }, 20_000);
});

function partsOf(bytes: Uint8Array): Map<string, Buffer> {
  const names = ["[Content_Types].xml", "_rels/.rels", BOOK, "xl/_rels/workbook.xml.rels", STYLES, SHEET, TEXTS];
  const archive = openArchive(bytes, 10_000_000, 200);
  return new Map(names.map((name) => [name, archive.open(name)]));
}

it("takes time that grows with the file", () => {
  const books = new Map<number, Buffer>();
  const book = (rows: number) =>
    workbookIn({ strings: "runs" }, [
      ["单位", "2021年"],
      ...Array.from({ length: rows }, (_, row) => [`单位${row}`, row, { day: "2021-05-01" }, "a".repeat(20)]),
    ]);
  expectLinear((rows) => {
    const bytes = books.get(rows) ?? book(rows);
    books.set(rows, bytes);
    expect(gridOf(read(bytes))).toHaveLength(rows + 1);
  }, 240);
});

describe("what is not shown is not read, and told", () => {
  const hidden = (...edit: Edit[]) => {
    const reading = read(workbookIn({ edit }, [...TABLE, ["掇刀区", 2]]));
    return [gridOf(reading), sourceOf(reading)?.hidden] as const;
  };
  const nothing = { rows: [], columns: [], cells: [] };
  const full = [...GRID, ["掇刀区", "2"]];
  it.each([
    [`<row r="2" spans="1:2" hidden="1">`],
    [`<row r="2" spans="1:2" hidden="true" ht="15">`],
    [`<row r="2" spans="1:2" ht="0" customHeight="1">`],
  ])("a row: %s", (row) => {
    expect(hidden([SHEET, `<row r="2" spans="1:2">`, row])).toEqual([
      [GRID[0], [], ["掇刀区", "2"]],
      { ...nothing, rows: [{ index: 1, label: "东宝区" }] },
    ]);
  });
  it.each([
    [`<col min="2" max="2" hidden="1"/>`],
    [`<col min="2" max="16384" width="0" customWidth="1"/>`],
    [`<col min="1" max="1" width="9"/><col min="2" max="3" width="8.5" hidden="true"/>`],
  ])("a column: %s", (cols) => {
    expect(hidden([SHEET, "<sheetData>", `<cols>${cols}</cols><sheetData>`])).toEqual([
      [["单位"], ["东宝区"], ["掇刀区"]],
      { ...nothing, columns: [{ index: 1, label: "2021年" }] },
    ]);
  });
  it("a cell whose format shows nothing", () => {
    const style: Edit = [STYLES, `formatCode="yyyy\\-mm\\-dd"`, `formatCode=";;;"`];
    expect(hidden(style, [SHEET, `<c r="B2">`, `<c r="B2" s="1">`])).toEqual([
      [GRID[0], ["东宝区"], ["掇刀区", "2"]],
      { ...nothing, cells: [{ row: 1, column: 1 }] },
    ]);
  });
  it("nothing is told where nothing is hidden, or nothing stands there", () => {
    expect(hidden([SHEET, "<sheetData>", `<cols><col min="5" max="9" hidden="1"/></cols><sheetData>`])).toEqual([
      full,
      nothing,
    ]);
    expect(hidden([SHEET, `<row r="2" spans="1:2">`, `<row r="2" hidden="0" ht="13.5">`])).toEqual([full, nothing]);
  });
});

describe("which sheet is meant", () => {
  type Tab = { name: string; state?: string; cell?: string; broken?: true };
  function book(tabs: readonly Tab[], active?: number) {
    const parts = partsOf(workbookIn({}, TABLE));
    const sheets = tabs.map(
      ({ name, state }, index) =>
        `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ""} r:id="t${index}"/>`,
    );
    const views = active === undefined ? "" : `<bookViews><workbookView activeTab="${active}"/></bookViews>`;
    parts.set(
      BOOK,
      Buffer.from(`<workbook xmlns="m" xmlns:r="r">${views}<sheets>${sheets.join("")}</sheets></workbook>`),
    );
    parts.set(
      "xl/_rels/workbook.xml.rels",
      Buffer.from(
        `<Relationships>${tabs.map((_, index) => `<Relationship Id="t${index}" Type="a/worksheet" Target="t${index}.xml"/>`).join("")}</Relationships>`,
      ),
    );
    for (const [index, { name, cell, broken }] of tabs.entries())
      if (!broken)
        parts.set(
          `xl/t${index}.xml`,
          Buffer.from(
            `<worksheet xmlns="m"><sheetData><row><c t="str"><v>${cell ?? `2021 ${name}`}</v></c></row></sheetData></worksheet>`,
          ),
        );
    const reading = read(zip(parts));
    return reading.ok ? reading.source?.sheet : [reading.problem, ...reading.sheets];
  }
  const [draft, final, notes] = [{ name: "草案" }, { name: "正式" }, { name: "说明", cell: "填表说明" }];
  it("is the one in front, by default the first", () => {
    expect(book([draft, final])).toBe("草案");
    expect(book([draft, final], 1)).toBe("正式");
    expect(book([{ ...draft, state: "hidden" }, notes, final], 2)).toBe("正式");
  });
  it("is the only one with a table when the one in front has none", () => {
    expect(book([notes, final], 0)).toBe("正式");
    expect(book([notes, { ...draft, state: "veryHidden" }, final])).toBe("正式");
    expect(book([notes])).toBe("说明");
  });
  it("is asked when several have one, and never guessed when one cannot be read", () => {
    expect(book([notes, draft, final])).toEqual(["sheetUnclear", "草案", "正式"]);
    expect(book([{ ...draft, broken: true }, final])).toEqual(["sheetUnreadable", "草案"]);
    expect(book([notes, { ...draft, broken: true }, final])).toEqual(["sheetUnreadable", "草案"]);
    expect(book([final, { ...draft, broken: true }])).toBe("正式");
    expect(book([{ ...draft, state: "hidden" }])).toEqual(["sheetsHidden", "草案"]);
  });
  it("of states only hidden and veryHidden hide", () => {
    for (const state of ["show", "visible", "Hidden", ""]) expect(book([{ name: "表", state }])).toBe("表");
  });
});

describe("cells", () => {
  const cell = (xml: string, ...edit: Edit[]) => {
    const reading = read(edited([SHEET, `<c r="B2"><v>3</v></c>`, xml], ...edit));
    return reading.ok ? (reading.grid[1]?.[1] ?? "") : reading.problem;
  };
  const run = (properties: string, text: string) => `<r><rPr>${properties}</rPr><t>${text}</t></r>`;
  const inline = (runs: string, style = "") => `<c r="B2" t="inlineStr"${style}><is>${runs}</is></c>`;
  const font = (xml: string): Edit => [STYLES, "<font/></fonts>", `<font/><font>${xml}</font></fonts>`];
  const format = (code: string): Edit => [STYLES, `formatCode="yyyy\\-mm\\-dd"`, `formatCode="${code}"`];
  const styled: Edit = [STYLES, `<xf numFmtId="170"/>`, `<xf numFmtId="170"/><xf fontId="1"/>`];

  it("keep struck-out and raised signs apart from digits, wherever the mark stands", () => {
    expect(cell(inline(`${run("<strike/>", "9")}<r><t>4</t></r>`))).toBe("9\u03364");
    expect(cell(inline(run(`<strike val="0"/>`, "9") + run(`<strike val="false"/>`, "4")))).toBe("94");
    expect(cell(inline(`<r><t>4</t></r>${run(`<vertAlign val="superscript"/>`, "1")}`))).toBe("4¹");
    expect(cell(inline(`<r><t>4</t></r>${run(`<vertAlign val="subscript"/>`, "10")}`))).toBe("4₁₀");
    expect(cell(inline(`<r><t>4</t></r>${run(`<vertAlign val="superscript"/>`, "注")}`))).toBe("4^注");
    expect(cell(inline(`<r><t>4</t></r>${run(`<vertAlign val="baseline"/>`, "1")}`))).toBe("41");
    expect(cell(`<c r="B2" s="2"><v>9</v></c>`, font("<strike/>"), styled)).toBe("9\u0336");
    expect(cell(`<c r="B2" s="2" t="s"><v>1</v></c>`, font(`<vertAlign val="superscript"/>`), styled)).toBe("²⁰²¹年");
    // A run's own font takes the place of the cell's.
    expect(cell(inline(`${run("<b/>", "9")}<r><t>4</t></r>`, ` s="2"`), font("<strike/>"), styled)).toBe("94\u0336");
  });

  it("have no value where their formula has none, or where the workbook says that it is stale", () => {
    expect(cell(`<c r="B2"><f>1+1</f></c>`)).toBe("=1+1");
    expect(cell(`<c r="B2"><f>1+1</f><v></v></c>`)).toBe("=1+1");
    expect(cell(`<c r="B2"><f>1+1</f><v/></c>`)).toBe("=1+1");
    expect(cell(`<c r="B2"><f t="shared" si="0"/></c>`)).toBe("=");
    expect(cell(`<c r="B2" t="str"><f>T(A9)</f><v></v></c>`)).toBe("");
    expect(cell(`<c r="B2"><f t="shared" si="0"/><v>5</v></c>`)).toBe("5");
    for (const stale of [
      `fullCalcOnLoad="1"`,
      `fullCalcOnLoad="true"`,
      `forceFullCalc="1"`,
      `calcCompleted="0"`,
      `calcCompleted="false"`,
    ]) {
      const says: Edit = [BOOK, "</sheets>", `</sheets><calcPr calcId="1" ${stale}/>`];
      expect(cell(`<c r="B2"><f>1+1</f><v>0</v></c>`, says)).toBe("=1+1");
      expect(cell(`<c r="B2" t="str"><f>T("a")</f><v>0</v></c>`, says)).toBe(`=T("a")`);
      expect(cell(`<c r="B2"><v>7</v></c>`, says)).toBe("7");
    }
    const current: Edit = [BOOK, "</sheets>", `</sheets><calcPr fullCalcOnLoad="0" calcCompleted="1"/>`];
    expect(cell(`<c r="B2"><f>1+1</f><v>2</v></c>`, current)).toBe("2");
  });

  it("show numbers with Excel's fifteen digits", () => {
    const shown = (value: string) => cell(`<c r="B2"><v>${value}</v></c>`);
    expect(
      ["4.0000000000000009", "2.9999999999999996", "0.30000000000000004", "1E2", "-0", "+5", "12345678901234567"].map(
        shown,
      ),
    ).toEqual(["4", "3", "0.3", "100", "0", "5", "12345678901234600"]);
    // What no writer of numbers writes stays text, and so no number.
    expect(["0x10", "Infinity", "1 2", "٣"].map(shown)).toEqual(["0x10", "Infinity", "1 2", "٣"]);
  });

  it("show shares in hundredths, so that nobody takes 400% for 4", () => {
    const shown = (code: string) => cell(`<c r="B2" s="1"><v>4</v></c>`, format(code));
    expect(["0%", "0.00%", "#,##0%;-0%"].map(shown)).toEqual(Array(3).fill("400%"));
    expect(shown("0&quot;%&quot;")).toBe("4");
    expect(cell(`<c r="B2" s="1"><v>0.07</v></c>`, [STYLES, `<xf numFmtId="170"/>`, `<xf numFmtId="9"/>`])).toBe("7%");
  });

  it("show days as days and years as years", () => {
    const shown = (code: string) => cell(`<c r="B2" s="1"><v>44561</v></c>`, format(code));
    expect(["yyyy&quot;年&quot;", "yyyy", "yy", "e&quot;年&quot;", "[$-804]yyyy"].map(shown)).toEqual(
      Array(5).fill("2021"),
    );
    expect(
      [
        "yyyy&quot;年&quot;m&quot;月&quot;",
        "m/d",
        "d",
        "[$-804]yyyy&quot;年&quot;m&quot;月&quot;;@",
        "h:mm",
        "aaaa",
        "m&quot;月&quot;",
      ].map(shown),
    ).toEqual(Array(7).fill("2021-12-31"));
    expect(
      ["General", "0.00E+00", "0&quot;days&quot;", "#,##0", "G/通用格式", "@", "0_ ", "[Red]0"].map(shown),
    ).toEqual(Array(8).fill("44561"));
    expect(cell(`<c r="B2" s="1"><v>1</v></c>`)).toBe("1900-01-01");
    expect(cell(`<c r="B2" s="1"><v>61</v></c>`)).toBe("1900-03-01");
    expect(cell(`<c r="B2" t="d" s="1"><v>2021-12-31T00:00:00</v></c>`)).toBe("2021-12-31");
    expect(cell(`<c r="B2" t="d" s="1"><v>2021-12-31</v></c>`, format("yyyy"))).toBe("2021");
  });

  it("are empty by an empty index, and damaged by one of no text", () => {
    for (const index of ["<v/>", "<v></v>", "<v> </v>", ""]) expect(cell(`<c r="B2" t="s">${index}</c>`)).toBe("");
    for (const index of ["99", "-1", "a"]) expect(cell(`<c r="B2" t="s"><v>${index}</v></c>`)).toBe("sheetUnreadable");
  });

  it("count days from 1904 only where the workbook itself says so", () => {
    const table: Table = [["2021年", { day: "2021-12-31" }]];
    const days = (from1904: true | undefined, ...edit: Edit[]) =>
      gridOf(read(workbookIn({ from1904, extension: true, edit }, table)));
    expect(days(true)).toEqual([["2021年", "2021-12-31"]]);
    expect(days(undefined)).toEqual([["2021年", "2021-12-31"]]);
    const unprefixed = (value: 0 | 1): Edit => [
      BOOK,
      `<x15:workbookPr date1904="${value}"/>`,
      `<workbookPr xmlns="urn:x15" date1904="${value}"/><a:b xmlns:a="urn:a" xmlns="urn:c"><workbookPr date1904="${value}"/></a:b>`,
    ];
    expect(days(true, unprefixed(0))).toEqual([["2021年", "2021-12-31"]]);
    expect(days(undefined, unprefixed(1))).toEqual([["2021年", "2021-12-31"]]);
    expect(days(true, [BOOK, ` date1904="1"`, ` date1904="1" x:date1904="0" xmlns:x="urn:x"`])).toEqual([
      ["2021年", "2021-12-31"],
    ]);
  });

  it("stand where they say, in rows that do not", () => {
    const rows = `<row><c r="A1" t="str"><v>2021</v></c></row><row><c r="B3"><v>7</v></c></row><row><c><v>8</v></c></row>`;
    const reading = read(edited([SHEET, "<sheetData>", `<sheetData>${rows}</sheetData>`]));
    expect(gridOf(reading)).toEqual([["2021"], [], ["", "7"], ["8"]]);
  });

  it("are read in UTF-16, and with the main namespace declared anew within", () => {
    expect(gridOf(read(workbookIn({ encoding: "utf16le" }, TABLE)))).toEqual(GRID);
    const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const again = edited([SHEET, `<c r="B2"><v>3</v></c>`, `<m:c xmlns:m="${main}" r="B2"><m:v>3</m:v></m:c>`]);
    expect(gridOf(read(again))).toEqual(GRID);
  });
});

it("never throws, whatever is cut out of a workbook's files or put into them", () => {
  const whole = partsOf(workbookIn({ strings: "runs", extension: true }, TABLE));
  const put = fc.constantFrom(
    ...["", "<", ">", "/", '"', "&#x110000;", "<![CDATA[", "<!--", "</sheetData>", "<c", "9".repeat(400)],
    ...[' xmlns="a"', ' xmlns:x=""', "x:", "<is>", "<r><rPr><strike/>", ' t="s"', ' s="9"', "<v>"],
  );
  fc.assert(
    fc.property(fc.constantFrom(...whole.keys()), fc.nat(), fc.nat(60), put, (file, start, length, more) => {
      const xml = whole.get(file)?.toString() ?? "";
      const at = start % (xml.length + 1);
      read(zip(new Map([...whole, [file, Buffer.from(xml.slice(0, at) + more + xml.slice(at + length))]])));
    }),
    { numRuns: 500 },
  );
  const bytes = workbookIn({ packing: { zip64: true, descriptors: true } }, TABLE);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(20), (at, value, count) => {
      const broken = Buffer.from(bytes);
      broken.fill(value, at, Math.min(bytes.length, at + count));
      read(broken);
    }),
    { numRuns: 500 },
  );
});

it("tells a file that only calls itself xlsx, or is another kind of archive", () => {
  const text = new TextEncoder().encode("单位,2021年\n东宝区,3");
  expect(gridOf(read(text, "计划表.XLSX"))).toEqual(["notExcel"]);
  expect(gridOf(read(text, "计划表.csv"))).toEqual([["单位,2021年\n东宝区,3"]]);
  expect(gridOf(read(new TextEncoder().encode("PK没有"), "计划表.xlsx"))).toEqual(["damaged"]);
  const openDocument = zip(new Map([["content.xml", "<a/>"]]));
  expect(gridOf(read(openDocument, "计划表.ods"))).toEqual(["notExcel"]);
});
