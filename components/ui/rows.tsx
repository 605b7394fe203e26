"use client";
import { Link } from "./link";
import { TD, TH } from "./table";
import { Tag } from "./tag";
import type { Tone } from "./tone";

/** A text; as a link, or with `tone` as a tag; `note` is a small line below, and `soft` says that the text says little. */
export type Cell = string | { text: string; href?: string; tone?: Tone; icon?: string; note?: string; soft?: boolean };

export type Row = { key: string; cells: readonly Cell[] };

/** Name, head and classes of each column, in order; the first column names its row. */
export type Columns = readonly (readonly [name: string, head: string, className?: string])[];

/** On a phone each row is drawn as a card, which takes from the elements what they are: it is said again. */
const AS = { rows: { role: "rowgroup" }, row: { role: "row" }, head: { role: "rowheader" }, cell: { role: "cell" } };

/**
 * The body of a long table. What it shows comes as texts, not as elements: those a page of the server sends twice, as
 * HTML and as what the browser's React starts from, and for thirty rows they were two thirds of the page.
 */
export function Rows({ rows, columns }: { rows: readonly Row[]; columns: Columns }) {
  return (
    <tbody {...AS.rows}>
      {rows.map(({ key, cells }) => (
        <tr key={key} {...AS.row}>
          {columns.map(([name, head, className], index) =>
            index === 0 ? (
              <TH key={name} scope="row" className={className} {...AS.head}>
                <Content cell={cells[index]} />
              </TH>
            ) : (
              <TD key={name} data-head={head} className={className} {...AS.cell}>
                <Content cell={cells[index]} />
              </TD>
            ),
          )}
        </tr>
      ))}
    </tbody>
  );
}

function Content({ cell = "" }: { cell: Cell | undefined }) {
  if (typeof cell === "string") return cell;
  const { text, href, tone, icon, note, soft } = cell;
  const shown = href ? (
    <Link href={href} className="text-accent underline">
      {text}
    </Link>
  ) : tone ? (
    <Tag tone={tone} icon={icon ?? true}>
      {text}
    </Tag>
  ) : soft ? (
    <span className="text-sm text-ink-faint">{text}</span>
  ) : (
    text
  );
  return (
    <>
      {shown}
      {note ? <span className="block text-xs font-normal text-ink-soft">{note}</span> : null}
    </>
  );
}
