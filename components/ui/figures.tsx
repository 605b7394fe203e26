import type { ReactNode } from "react";
import { cx } from "./cx";
import { Link } from "./link";
import { type Tone, toneIcon, toneText } from "./tone";

/** A strip of two to four key figures. */
export function Figures({ children }: { children: ReactNode }) {
  return (
    <dl className="mb-4 flex flex-wrap gap-px overflow-hidden rounded-md border border-line bg-line">{children}</dl>
  );
}

type FigureProps = {
  label: ReactNode;
  value: ReactNode;
  unit?: ReactNode;
  note?: ReactNode;
  tone?: Tone;
  /** Where the rows behind the number are. */
  href?: string;
};

export function Figure({ label, value, unit, note, tone, href }: FigureProps) {
  return (
    <div className="flex min-w-0 flex-1 basis-[min(10.5rem,100%)] flex-col bg-surface px-4 py-3 md:px-6 md:py-4">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="text-2xl font-semibold md:text-3xl">
        {href ? (
          <Link href={href} className="text-ink underline decoration-line-strong decoration-2 hover:decoration-accent">
            {value}
          </Link>
        ) : (
          value
        )}
        {unit ? <span className="ml-1 text-base font-normal text-ink-soft">{unit}</span> : null}
      </dd>
      {note ? (
        <dd className={cx("text-sm text-pretty", tone ? toneText[tone] : "text-ink-soft")}>
          {tone ? (
            <span aria-hidden="true" className="mr-1">
              {toneIcon[tone]}
            </span>
          ) : null}
          {note}
        </dd>
      ) : null}
    </div>
  );
}
