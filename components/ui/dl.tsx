import type { ReactNode } from "react";

export type DlItem = { readonly term: string; readonly detail: ReactNode };

/** Facts by name; `columns={2}` for many short ones. */
export function Dl({ items, columns = 1 }: { items: readonly DlItem[]; columns?: 1 | 2 }) {
  return (
    <dl className={columns === 2 ? "grid gap-x-8 md:grid-cols-2" : undefined}>
      {items.map((item) => (
        <div
          key={item.term}
          className="border-b border-line py-2 last:border-b-0 sm:grid sm:grid-cols-[minmax(7rem,1fr)_2fr] sm:gap-4"
        >
          <dt className="text-sm text-ink-soft">{item.term}</dt>
          <dd className="min-w-0">{item.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
