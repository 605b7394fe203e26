import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";
import { ScrollRegion } from "./scroll-region";

/** What a table drawn as cards no longer is by itself. */
const AS_TABLE = { role: "table" };

type TableProps = {
  /** Names the table, and the region in which it scrolls. */
  label: string;
  /** Shown above the table as its caption; `label` alone is read out only. */
  caption?: ReactNode;
  /** Off for tables whose first column is spanned or not a row heading. */
  pinned?: boolean;
  /** On a phone every row is a card: each cell says the head of its column (`data-head`). */
  cards?: boolean;
  className?: string;
  children: ReactNode;
};

/** On a phone the table scrolls sideways under its fixed first column, or becomes cards. */
export function Table({ label, caption, pinned = true, cards = false, className, children }: TableProps) {
  return (
    <ScrollRegion label={label}>
      <table
        {...(cards ? AS_TABLE : {})}
        className={cx("sheet", pinned && "sheet-pinned", cards && "sheet-cards", className)}
      >
        <caption className={caption ? "mb-2 text-left text-sm text-ink-soft" : "sr-only"}>
          {/* It wraps within the screen and stays there while the table scrolls. */}
          <span className="sticky left-0 block max-w-[calc(100vw-4.5rem)]">{caption ?? label}</span>
        </caption>
        {children}
      </table>
    </ScrollRegion>
  );
}

export function THead({ children }: { children: ReactNode }) {
  return <thead>{children}</thead>;
}

type CellTone = { tone?: "doubt" | "missed" };

type THProps = Omit<ComponentProps<"th">, "scope"> &
  CellTone & { scope?: "col" | "row" | "colgroup" | "rowgroup"; numeric?: boolean };

export function TH({ scope = "col", numeric, tone, className, ...rest }: THProps) {
  return <th scope={scope} data-tone={tone} className={cx(numeric && "text-right", className)} {...rest} />;
}

export function TD({ tone, ...rest }: ComponentProps<"td"> & CellTone) {
  return <td data-tone={tone} {...rest} />;
}

export function NumCell({ className, tone, ...rest }: ComponentProps<"td"> & CellTone) {
  return <td data-tone={tone} className={cx("text-right whitespace-nowrap", className)} {...rest} />;
}
