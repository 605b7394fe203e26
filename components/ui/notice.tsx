import type { ReactNode } from "react";
import { cx } from "./cx";
import { type Tone, toneIcon, toneText } from "./tone";

const ground: Readonly<Record<Tone, string>> = {
  met: "border-met bg-met-soft",
  missed: "border-missed bg-missed-soft",
  underway: "border-underway bg-underway-soft",
  doubt: "border-doubt bg-doubt-soft",
  info: "border-accent bg-accent-soft",
  plain: "border-line-strong bg-surface",
};

type NoticeProps = {
  tone: Tone;
  title?: ReactNode;
  /** "status" for what appears after an action, "alert" for what must not be missed. */
  role?: "status" | "alert" | "note";
  children?: ReactNode;
  id?: string;
};

export function Notice({ tone, title, role, children, id }: NoticeProps) {
  return (
    <div
      id={id}
      role={role}
      data-tone={tone}
      className={cx("mb-4 rounded-md border-l-4 px-4 py-2.5 text-sm forced-colors:border", ground[tone])}
    >
      {title ? (
        <strong className={cx("mr-3 font-semibold", toneText[tone])}>
          <span aria-hidden="true" className="mr-1.5 text-[0.8em]">
            {toneIcon[tone]}
          </span>
          {title}
        </strong>
      ) : null}
      {children}
    </div>
  );
}
