"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";

/** Reachable by keyboard as long as its content is wider than itself (and, before scripts run, always). */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  const t = useTranslations("ui");
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(true);
  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const measure = () => setScrolls(node.scrollWidth > node.clientWidth + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    for (const child of node.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  const reachable = scrolls ? ({ tabIndex: 0, role: "region", "aria-label": t("scrollable", { label }) } as const) : {};
  return (
    <div ref={box} className="sheet-scroll relative overflow-x-auto" {...reachable}>
      {children}
    </div>
  );
}
