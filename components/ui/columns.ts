import type { WrittenCell } from "@/lib/shared/spreadsheet/write";
import type { Cell } from "./rows";

type Value = string | number | null;

export type Column<Row> = {
  /** What the workbook holds, and the table too where `shown` does not say it otherwise. */
  value: (row: Row) => Value;
  /** Days are `2024-02-29`, moments ISO instants. */
  as?: "day" | "moment";
  shown?: (row: Row) => Cell | undefined;
  only?: "table" | "sheet";
  /** The order that a click on the head asks for; `down` where the most or the latest comes first. */
  sort?: string;
  down?: boolean;
  className?: string;
  /** Of the workbook's column, where it is written while it is read. */
  width?: number;
};

/** A list's columns in order, by the names of their heads. The first one of the table names its row. */
export type Columns<Row> = Readonly<Record<string, Column<Row>>>;

const written = (value: Value, as: Column<never>["as"]): WrittenCell =>
  as && typeof value === "string" ? (as === "day" ? { day: value } : { moment: value }) : value;

export const sheetColumns = <Row>(columns: Columns<Row>) =>
  Object.entries(columns).filter(([, { only }]) => only !== "table");

/** One row of the workbook. */
export const sheetRow = <Row>(columns: Columns<Row>, row: Row): WrittenCell[] =>
  sheetColumns(columns).map(([, { value, as }]) => written(value(row), as));

/** Head and rows of the workbook. */
export const sheetOf = <Row>(columns: Columns<Row>, rows: readonly Row[], head: (name: string) => string) => ({
  head: sheetColumns(columns).map(([name]) => head(name)),
  rows: rows.map((row) => sheetRow(columns, row)),
});
