import Excel from "exceljs";
import { describe, expect, it } from "vitest";
import { workbookOf } from "@/lib/shared/workbook";

describe("workbookOf", () => {
  it("keeps dangerous texts as texts, numbers as numbers, and rare characters whole", async () => {
    const bytes = await workbookOf([
      {
        name: "社工站",
        note: "截至 2026年11月22日",
        head: ["编号", "名称", "人数"],
        rows: [
          ["420822100-01", '=HYPERLINK("http://x","y")', 3],
          ["420822100-02", "＝cmd|' /C calc'!A0", null],
          ["420822100-03", "+1", 0],
          ["420822100-04", "@SUM(A1)", 2],
          ["420822100-05", "-1", 2],
          ["420822100-06", "𠮷𬭊🏠<script>", 2],
        ],
      },
    ]);
    const workbook = new Excel.Workbook();
    await workbook.xlsx.load(bytes.buffer);
    const page = workbook.getWorksheet("社工站");
    const texts = [3, 4, 5, 6, 7, 8].map((row) => page?.getRow(row).getCell(2));
    for (const cell of texts) expect(cell?.type).toBe(Excel.ValueType.String);
    expect(texts.map((cell) => String(cell?.value).charAt(0))).toEqual(["'", "'", "'", "'", "'", "𠮷".charAt(0)]);
    expect(texts[5]?.value).toBe("𠮷𬭊🏠<script>");
    expect(texts[0]?.numFmt).toBe("@");
    expect(page?.getRow(3).getCell(3).value).toBe(3);
    expect(page?.getRow(2).values).toEqual([undefined, "编号", "名称", "人数"]);
  });
});
