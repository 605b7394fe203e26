import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatDateTime, formatNumber } from "@/lib/shared/format";
import type { Column, Columns } from "./columns";
import { Link } from "./link";
import { type Cell, Rows } from "./rows";
import { Table, TH, THead } from "./table";

type DataTableProps<Row> = {
  label: string;
  columns: Columns<Row>;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  head: (name: string) => string;
  /** The order in effect, `-name` for the reverse, and where another one is asked for. */
  order?: { by: string; href: (sort: string) => string };
};

/** The table of a list: the same columns as its workbook. */
export function DataTable<Row>({ label, columns, rows, keyOf, head, order }: DataTableProps<Row>) {
  const locale = useLocale();
  const shown = Object.entries(columns).filter(([, { only }]) => only !== "sheet");
  const numbers = new Set(shown.flatMap(([name, column]) => (rows.some((row) => isNumber(column, row)) ? [name] : [])));
  return (
    <Table label={label} cards>
      <THead>
        <tr>
          {shown.map(([name, { sort, down }]) => (
            <Head key={name} text={head(name)} sort={sort} down={down} numeric={numbers.has(name)} order={order} />
          ))}
        </tr>
      </THead>
      <Rows
        columns={shown.map(([name, { as, className }]) => [
          name,
          head(name),
          className ?? (numbers.has(name) ? "text-right whitespace-nowrap" : as ? "whitespace-nowrap" : undefined),
        ])}
        rows={rows.map((row) => ({
          key: keyOf(row),
          cells: shown.map(([, column]) => column.shown?.(row) ?? textOf(column, row, locale)),
        }))}
      />
    </Table>
  );
}

const isNumber = <Row,>({ value }: Column<Row>, row: Row): boolean => typeof value(row) === "number";

function textOf<Row>({ value, as }: Column<Row>, row: Row, locale: string): Cell {
  const is = value(row);
  if (is === null) return "–";
  if (typeof is === "number") return formatNumber(is, locale);
  return as === "day" ? formatDate(is, locale) : as === "moment" ? formatDateTime(new Date(is), locale) : is;
}

type HeadProps = {
  text: string;
  sort?: string;
  down?: boolean;
  numeric: boolean;
  order: DataTableProps<never>["order"];
};

/** A click asks for the column's own order, one more for its reverse. */
function Head({ text, sort, down = false, numeric, order }: HeadProps) {
  const t = useTranslations("ui.sort");
  if (!sort || !order) return <TH numeric={numeric}>{text}</TH>;
  const own = order.by === sort;
  const sorted = own || order.by === `-${sort}`;
  const falling = own === down;
  return (
    <TH numeric={numeric} aria-sort={sorted ? (falling ? "descending" : "ascending") : undefined}>
      <Link href={order.href(own ? `-${sort}` : sort)} className="target text-accent underline" title={t("hint")}>
        {text}
        {sorted ? <span aria-hidden="true">{falling ? " ▼" : " ▲"}</span> : null}
      </Link>
    </TH>
  );
}
