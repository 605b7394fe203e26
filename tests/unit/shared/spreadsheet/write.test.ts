import fc from "fast-check";
import { readXlsx } from "hucre/xlsx";
import { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { readTableFile } from "@/lib/shared/spreadsheet/table-file";
import { openArchive } from "@/lib/shared/spreadsheet/unzip";
import { type Sheet, streamedWorkbook, workbookOf } from "@/lib/shared/spreadsheet/write";
import { sheetNames } from "@/lib/shared/spreadsheet/write-text";

const limits = {
  rows: 10_000,
  columns: 60,
  cellLength: 40_000,
  textLength: 10_000_000,
  bytes: 20_000_000,
  unpackedBytes: 50_000_000,
  entries: 200,
};
function grids(bytes: Uint8Array) {
  const reading = readTableFile(bytes, "", {
    limits,
    isTable: () => true,
    readText: () => {
      throw new Error("no text");
    },
  });
  if (!reading.ok) throw new Error(reading.problem);
  return reading.grid;
}
const partOf = (bytes: Uint8Array, path: string) => openArchive(bytes, 50_000_000, 200).open(path).toString();
const sheet = (more: Partial<Sheet>): Sheet => ({ name: "表", notes: [], head: ["名称"], rows: [], ...more });

const FORMULAS = [
  '=HYPERLINK("http://x","y")',
  "=1+1",
  "+86-724-8561234",
  "-1",
  "@SUM(A1)",
  "＝cmd|' /C calc'!A0",
  "\t=1",
  "'=1",
];

describe("a workbook that goes out", () => {
  it("keeps what looks like a formula as it is, and types it as text, in headers and notes too", async () => {
    const bytes = await workbookOf([
      sheet({ notes: FORMULAS, head: FORMULAS, rows: [FORMULAS, FORMULAS.map(() => 2)] }),
    ]);
    expect(grids(bytes)).toEqual([...FORMULAS.map((one) => [one]), FORMULAS, FORMULAS, FORMULAS.map(() => "2")]);
    const xml = partOf(bytes, "xl/worksheets/sheet1.xml");
    expect(xml).not.toContain("<f>");
    // The cell of the telephone number: a shared text in the style of texts, which an edit does not turn into a formula.
    const [, style] = /<c r="C10" t="s" s="(\d+)">/.exec(xml) ?? [];
    const styles = partOf(bytes, "xl/styles.xml");
    const [, formatCode] = /numFmtId="164" formatCode="([^"]*)"/.exec(styles) ?? [];
    const cellXfs = styles.slice(styles.indexOf("<cellXfs"));
    expect([formatCode, [...cellXfs.matchAll(/<xf [^>]*numFmtId="(\d+)"/g)][Number(style)]?.[1]]).toEqual(["@", "164"]);
  });

  it("holds numbers as numbers, and days and moments as such, in columns of one kind and of several", async () => {
    const rows = [
      ["a", 3, { day: "2021-12-31" }, { moment: "2021-12-31T16:00:01Z" }, "text"],
      ["b", -0.5, null, { moment: "2022-01-01T00:00:00Z" }, 7],
      ["c", null, { day: "2024-02-29" }, null, { day: "2020-01-01" }],
    ] as const;
    const bytes = await workbookOf([sheet({ head: ["1", "2", "3", "4", "5"], rows })]);
    const { sheets } = await readXlsx(bytes);
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    expect(sheets[0]?.rows.slice(1)).toEqual([
      ["a", 3, day("2021-12-31"), new Date("2022-01-01T00:00:01Z"), "text"],
      ["b", -0.5, null, new Date("2022-01-01T08:00:00Z"), 7],
      ["c", null, day("2024-02-29"), null, day("2020-01-01")],
    ]);
  });

  /** Any sign that a database or a form may hold, halves of pairs and what XML forbids among them. */
  const text = fc
    .array(
      fc.oneof(
        fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
        fc.nat(0x10ffff).map((point) => String.fromCodePoint(point)),
        fc.constantFrom("_x000D_", "_x005F_", "_X000a_", "\r\n", "\r", "\n", "\t", "<", "&amp;", "]]>", '"', " ", "=1"),
      ),
      { maxLength: 40 },
    )
    .map((signs) => signs.join(""));
  /** The production Char of XML 1.0, by code point. */
  const allowed = (sign: string) => {
    const point = sign.codePointAt(0) ?? 0;
    return (
      [0x9, 0xa, 0xd].includes(point) ||
      (point >= 0x20 && point <= 0xd7ff) ||
      (point >= 0xe000 && point <= 0xfffd) ||
      point >= 0x10000
    );
  };
  const without = (typed: string) => Array.from(typed).filter(allowed).join("");

  it("gives back every text but for what XML forbids, to our reader and to another", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (texts) => {
        const bytes = await workbookOf([sheet({ notes: texts, head: ["x", ...texts], rows: [["y", ...texts]] })]);
        const kept = texts.map(without);
        // Cells without anything at the end of a line are not read.
        const isEmpty = (cell: string) => cell.trim() === "";
        const trimmed = (row: string[]) => row.slice(0, row.findLastIndex((cell) => !isEmpty(cell)) + 1);
        expect(grids(bytes)).toEqual([
          ...kept.map((one) => trimmed([one])),
          trimmed(["x", ...kept]),
          trimmed(["y", ...kept]),
        ]);
        const { sheets } = await readXlsx(bytes);
        const last = sheets[0]?.rows.at(-1)?.map((cell) => String(cell ?? ""));
        expect(last?.slice(0, kept.length + 1)).toEqual(["y", ...kept]);
        // A third reader, of another author than the writer, which knows no `_x000D_`.
        const third = await readSheet(Buffer.from(bytes), { trim: false });
        const joined = (cells: readonly unknown[]) =>
          cells
            .map((cell) => String(cell ?? ""))
            .join("")
            .replace(/[\r\n]/g, "");
        if (!kept.some((one) => /_x/i.test(one)))
          expect(joined(third.at(-1) ?? []).replaceAll("_x000D_", "")).toBe(joined(["y", ...kept]));
        const xml = new TextDecoder("utf-8", { fatal: true }).decode(
          openArchive(bytes, 50_000_000, 200).open("xl/sharedStrings.xml"),
        );
        expect(Array.from(xml).every(allowed)).toBe(true);
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it("cuts a text that no cell can hold, and says by how much", async () => {
    const long = `${"𠮷".repeat(20_000)}`;
    const written = async (text: string) => {
      const { sheets } = await readXlsx(await workbookOf([sheet({ rows: [[text]] })]));
      return String(sheets[0]?.rows[1]?.[0]);
    };
    const cell = await written(long);
    const [, kept = "", rest] = /^(𠮷+)…\[\+(\d+)\]$/u.exec(cell) ?? [];
    expect(cell.length).toBeLessThanOrEqual(32_767);
    expect(kept.length + Number(rest)).toBe(long.length);
    const whole = "a".repeat(32_767);
    expect(await written(whole)).toBe(whole);
  });
});

describe("names of sheets", () => {
  it("are those that Excel takes", () => {
    expect(sheetNames(["覆盖", "覆盖", "a[b]:*?/\\c", "'x'", "", "History", "  "])).toEqual([
      ...["覆盖", "覆盖 (2)", "a b      c", "x", "Sheet", "History (2)", "Sheet (2)"],
    ]);
  });
  it("are valid and apart for any input", async () => {
    const name = fc.string({
      unit: fc.oneof(
        fc.constantFrom(..."[]:*?/\\' aAéÉ𠮷"),
        fc.nat(0xffff).map((u) => String.fromCharCode(u)),
      ),
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 8 }), async (wanted) => {
        const names = sheetNames(wanted);
        for (const one of names) {
          expect(one.length).toBeGreaterThan(0);
          expect(one.length).toBeLessThanOrEqual(31);
          expect(one).not.toMatch(/[[\]:*?/\\]|^'|'$/);
          expect(one.isWellFormed()).toBe(true);
        }
        expect(new Set(names.map((one) => one.toLowerCase())).size).toBe(names.length);
        const { sheets } = await readXlsx(await workbookOf(wanted.map((one) => sheet({ name: one }))));
        expect(sheets.map((one) => one.name)).toEqual(names);
      }),
      { numRuns: 50 },
    );
  }, 30_000);
});

it("a streamed workbook holds the same as one made at once", async () => {
  async function* rows() {
    for (let row = 0; row < 2_500; row++) yield [{ moment: "2021-12-31T16:00:01Z" }, FORMULAS[row % 8] ?? "", null];
  }
  const columns = [{ width: 20, moments: true }, { width: 20 }, { width: 9 }];
  const stream = streamedWorkbook({ name: "日志/1", notes: ["=1"], head: ["at", "=2", "c"], columns, rows: rows() });
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const grid = grids(bytes);
  expect(grid.slice(0, 3)).toEqual([["=1"], ["at", "=2", "c"], ["2022-01-01", FORMULAS[0]]]);
  expect(grid).toHaveLength(2_502);
  expect((await readXlsx(bytes)).sheets.map(({ name }) => name)).toEqual(["日志 1"]);
});
