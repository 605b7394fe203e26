/** What a colour means. `plain` is no statement at all. */
export type Tone = "met" | "missed" | "underway" | "doubt" | "info" | "plain";

/** Status is never told by colour alone: each tone has its own shape. */
export const toneIcon: Readonly<Record<Tone, string>> = {
  met: "●",
  missed: "▲",
  underway: "◐",
  doubt: "◆",
  info: "■",
  plain: "○",
};

export const toneText: Readonly<Record<Tone, string>> = {
  met: "text-met",
  missed: "text-missed",
  underway: "text-underway",
  doubt: "text-doubt",
  info: "text-accent",
  plain: "text-ink-soft",
};

export const toneFill: Readonly<Record<Tone, string>> = {
  met: "bg-met-soft text-met",
  missed: "bg-missed-soft text-missed",
  underway: "bg-underway-soft text-underway",
  doubt: "bg-doubt-soft text-doubt",
  info: "bg-accent-soft text-accent",
  plain: "bg-idle text-ink-soft",
};
