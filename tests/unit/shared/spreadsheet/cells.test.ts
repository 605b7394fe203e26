import { describe, expect, it } from "vitest";
import { type Table, workbookIn } from "../../../support/spreadsheets/dialects";
import { BOOK, type Edit, edited, GRID, gridOf, read, SHEET, STYLES, TABLE } from "../../../support/spreadsheets/read";

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
