"use client";
import { Link } from "./link";
import { TD, TH } from "./table";
import { Tag } from "./tag";
import type { Tone } from "./tone";

/** A text; as a link, or with `tone` as a tag; `note` is a small line below, and `soft` says that the text says little. */
export type Cell = string | { text: string; href?: string; tone?: Tone; icon?: string; note?: string; soft?: boolean };

export type Row = { key: string; cells: readonly Cell[] };

/** Name and classes of each column, in order; the first column names its row. */
export type Columns = readonly (readonly [name: string, className?: string])[];

/**
 * The body of a long table. What it shows comes as texts, not as elements: those a page of the server sends twice, as
 * HTML and as what the browser's React starts from, and for thirty rows they were two thirds of the page.
 */
export function Rows({ rows, columns }: { rows: readonly Row[]; columns: Columns }) {
  return (
    <tbody>
      {rows.map(({ key, cells }) => (
        <tr key={key}>
          {columns.map(([name, className], index) =>
            index === 0 ? (
              <TH key={name} scope="row" className={className}>
                <Content cell={cells[index]} />
              </TH>
            ) : (
              <TD key={name} className={className}>
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
