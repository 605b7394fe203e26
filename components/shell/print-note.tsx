"use client";
import { useLocale } from "next-intl";
import { useEffect, useState } from "react";
import { formatDateTime } from "@/lib/shared/format";

/** On paper only: where the page came from and when it was printed. The as-of date stands on the page itself. */
export function PrintNote({ from, at }: { from: string; at: string }) {
  const locale = useLocale();
  const [note, setNote] = useState({ url: "", time: "" });
  useEffect(() => {
    const take = () => setNote({ url: window.location.href, time: formatDateTime(new Date(), locale) });
    take();
    window.addEventListener("beforeprint", take);
    return () => window.removeEventListener("beforeprint", take);
  }, [locale]);
  if (!note.url) return null;
  return (
    <p className="print-only mt-4 border-t border-line pt-2 text-xs text-ink-soft">
      {from} {note.url} · {at} {note.time}
    </p>
  );
}
