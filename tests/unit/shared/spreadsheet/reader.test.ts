import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openArchive } from "@/lib/shared/spreadsheet/unzip";
import { expectLinear } from "../../../support/growth";
import { workbookIn } from "../../../support/spreadsheets/dialects";
import {
  BOOK,
  type Edit,
  edited,
  GRID,
  gridOf,
  read,
  SHEET,
  STYLES,
  sourceOf,
  TABLE,
  TEXTS,
} from "../../../support/spreadsheets/read";
import { zip } from "../../../support/spreadsheets/zip";

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
