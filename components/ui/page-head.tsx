import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "./breadcrumb";

type PageHeadProps = { title: ReactNode; lead?: ReactNode; crumbs?: readonly Crumb[]; actions?: ReactNode };

export function PageHead({ title, lead, crumbs, actions }: PageHeadProps) {
  return (
    <header className="mb-4">
      {crumbs ? <Breadcrumb items={crumbs} /> : null}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-balance text-xl font-semibold">{title}</h1>
          {lead ? <div className="mt-1 max-w-3xl text-sm text-ink-soft">{lead}</div> : null}
        </div>
        {actions ? <div className="no-print flex flex-wrap items-end gap-x-4 gap-y-2 text-sm">{actions}</div> : null}
      </div>
    </header>
  );
}
