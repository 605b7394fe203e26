import type { ReactNode } from "react";
import { Header } from "@/components/shell/header";
import { SkipLink } from "@/components/shell/skip-link";

type DoorProps = { title: string; lead: string; demo: boolean; large: boolean; children: ReactNode };

/** The frame of the pages before one is in: one box, no rooms. */
export function Door({ title, lead, demo, large, children }: DoorProps) {
  return (
    <>
      <SkipLink />
      <Header home="/" demo={demo} large={large} />
      <main id="content" tabIndex={-1} className="mx-auto max-w-md px-4 pt-8 pb-10">
        <div className="rounded-md border border-line bg-surface px-5 py-6 md:px-8">
          <h1 className="text-xl font-semibold">{title}</h1>
          <p className="mt-1 mb-5 text-sm text-ink-soft">{lead}</p>
          {children}
        </div>
      </main>
    </>
  );
}
