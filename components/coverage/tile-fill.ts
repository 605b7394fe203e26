import type { Tile } from "@/lib/coverage/rules/dashboard";

/** Classes of a tile; the states differ in pattern too, not in colour alone. */
export const tileFill: Readonly<Record<Tile["state"], string>> = {
  built: "bg-met",
  preparing: "bg-[repeating-linear-gradient(45deg,var(--color-underway)_0_3px,var(--color-underway-soft)_3px_6px)]",
  none: "bg-none inset-ring inset-ring-line-strong",
};
