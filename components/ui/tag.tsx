import type { ReactNode } from "react";
import { cx } from "./cx";
import { type Tone, toneFill, toneIcon } from "./tone";

/** `icon={false}` only where no status is meant (a kind, a count). */
export function Tag({
  tone = "plain",
  icon = true,
  children,
}: {
  tone?: Tone;
  icon?: boolean | string;
  children: ReactNode;
}) {
  const glyph = icon === true ? toneIcon[tone] : icon;
  return (
    <span data-tone={tone} className={cx("tag", toneFill[tone])}>
      {glyph ? <span aria-hidden="true">{glyph}</span> : null}
      {children}
    </span>
  );
}
