import { expect, it } from "vitest";
import { type Columns, sheetOf } from "@/components/ui/columns";

type Row = { name: string; staff: number | null; since: string | null };
const columns: Columns<Row> = {
  name: { value: ({ name }) => name, shown: ({ name }) => ({ text: name, href: "/" }) },
  verdict: { value: () => "passed", only: "table" },
  staff: { value: ({ staff }) => staff },
  since: { value: ({ since }) => since, as: "day", only: "sheet" },
};

it("gives the workbook the values of the table's columns, days as days and nothing as nothing", () => {
  const rows = [
    { name: "甲站", staff: 3, since: "2024-02-29" },
    { name: "乙站", staff: null, since: null },
  ];
  expect(sheetOf(columns, rows, (name) => name.toUpperCase())).toEqual({
    head: ["NAME", "STAFF", "SINCE"],
    rows: [
      ["甲站", 3, { day: "2024-02-29" }],
      ["乙站", null, null],
    ],
  });
});
