"use client";
import type { ClipboardEvent, ComponentProps } from "react";
import { plainDay } from "@/lib/shared/day-text";

/** The browser's own field for a day; it also takes a pasted `2024年11月30日` or `2024.11.30`. */
export function DayBox(props: ComponentProps<"input">) {
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const day = plainDay(event.clipboardData.getData("text"));
    if (!day) return;
    event.preventDefault();
    event.currentTarget.value = day;
    // For a form that watches what is typed.
    event.currentTarget.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return <input type="date" autoComplete="off" {...props} onPaste={paste} suppressHydrationWarning />;
}
