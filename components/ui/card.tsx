import { type ReactNode, useId } from "react";
import { cx } from "./cx";

type CardProps = { title?: ReactNode; actions?: ReactNode; id?: string; className?: string; children: ReactNode };

export function Card({ title, actions, id, className = "mb-4", children }: CardProps) {
  const heading = useId();
  return (
    <section
      id={id}
      aria-labelledby={title ? heading : undefined}
      className={cx("min-w-0 rounded-md border border-line bg-surface px-4 py-3 md:px-6 md:py-4", className)}
    >
      {title || actions ? (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          {title ? (
            <h2 id={heading} className="text-lg font-semibold">
              {title}
            </h2>
          ) : null}
          {actions ? <div className="no-print flex flex-wrap items-center gap-2 text-sm">{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}
