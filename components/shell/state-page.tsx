import type { ReactNode } from "react";

type StatePageProps = { title: string; text: string; detail?: string; actions: ReactNode };

/** One look for "not found", "not allowed" and "went wrong": what happened, and what to do. */
export function StatePage({ title, text, detail, actions }: StatePageProps) {
  return (
    <div className="mx-auto my-8 max-w-2xl rounded-md border border-line bg-surface px-6 py-8">
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="mt-2 text-ink-soft">{text}</p>
      {detail ? <p className="mt-2 text-sm text-ink-faint">{detail}</p> : null}
      <div className="mt-6 flex flex-wrap gap-3">{actions}</div>
    </div>
  );
}
