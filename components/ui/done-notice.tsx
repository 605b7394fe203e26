"use client";
import { useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { Notice } from "./notice";

type DoneNoticeProps = { done: string; title: ReactNode; children?: ReactNode };

/** What was done, after a form led here: it takes the focus, and the address forgets it, so that it is said once. */
export function DoneNotice({ done, title, children }: DoneNoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  const named = useSearchParams().has("done");
  useEffect(() => {
    if (!named) return;
    box.current?.focus();
    const address = new URL(location.href);
    for (const name of ["done", "figures"]) address.searchParams.delete(name);
    history.replaceState(null, "", address);
  }, [named]);
  return (
    <div ref={box} tabIndex={-1} data-done={done}>
      <Notice tone="met" role="status" title={title}>
        {children}
      </Notice>
    </div>
  );
}
