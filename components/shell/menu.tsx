"use client";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

/** On a phone. Opens without scripts, and moves the page down instead of covering it. */
export function Menu({ label, children }: { label: string; children: ReactNode }) {
  const path = usePathname();
  const menu = useRef<HTMLDetailsElement>(null);
  // The frame stays when a room opens: the menu closes, and the keyboard goes on where a new page begins.
  useEffect(() => {
    if (!menu.current?.open || !path) return;
    menu.current.open = false;
    document.getElementById("content")?.focus({ preventScroll: true });
  }, [path]);
  return (
    <details ref={menu} className="group no-print md:hidden">
      <summary className="target absolute top-0.5 right-4 flex list-none items-center gap-1.5 rounded-md border border-control px-3 text-sm font-semibold text-accent [&::-webkit-details-marker]:hidden">
        {label}
        <span aria-hidden="true" className="text-xs group-open:rotate-180">
          ▾
        </span>
      </summary>
      <div className="border-t border-line px-4 py-2">{children}</div>
    </details>
  );
}
