"use client";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import { Button } from "./button";

type LeaveGuardProps = {
  /** Whether the form holds what nobody has saved. */
  isChanged: () => boolean;
  onLeave: () => void;
};

/** Asks before a link within the portal leaves a changed form; for all else the browser asks itself (use-draft.ts). */
export function LeaveGuard({ isChanged, onLeave }: LeaveGuardProps) {
  const t = useTranslations("ui");
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const wanted = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = linkOf(event);
      if (!link || event.defaultPrevented || !leavesPage(link) || !isChanged()) return;
      event.preventDefault();
      event.stopPropagation();
      wanted.current = link;
      dialog.current?.showModal();
    };
    // Before React, which listens at the document.
    window.addEventListener("click", onClick, true);
    return () => window.removeEventListener("click", onClick, true);
  }, [isChanged]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      className="m-auto w-full max-w-[min(32rem,calc(100vw-2rem))] rounded-md border border-line-strong bg-surface p-6 text-ink"
    >
      <h2 id={heading} className="text-lg font-semibold">
        {t("leave.title")}
      </h2>
      <p className="mt-2">{t("leave.text")}</p>
      <div className="mt-5 flex flex-wrap justify-end gap-3">
        <Button variant="primary" onClick={() => dialog.current?.close()}>
          {t("leave.stay")}
        </Button>
        <Button
          onClick={() => {
            dialog.current?.close();
            onLeave();
            wanted.current?.click();
          }}
        >
          {t("leave.go")}
        </Button>
      </div>
    </dialog>
  );
}

/** The link that a plain click follows in this very tab. */
function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  return link && !link.target && !link.hasAttribute("download") ? link : null;
}

/** A link to another site unloads the page, and the browser asks; one to a part of this page leaves nothing. */
const leavesPage = (link: HTMLAnchorElement): boolean =>
  link.origin === location.origin &&
  !(link.hash && link.pathname === location.pathname && link.search === location.search);
