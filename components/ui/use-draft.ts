"use client";
import { usePathname } from "next/navigation";
import { type RefObject, useCallback, useContext, useEffect, useLayoutEffect, useRef, useState } from "react";
import { DraftAccount } from "./draft-owner";
import { type Draft, dropDraft, readDraft, writeDraft } from "./form-draft";

const PAUSE_MS = 400;
/** What is shorter is typed again sooner than a warning is read. */
const LONG = 200;

/**
 * Keeps what is typed into the form until it is sent, and gives it back when the page is opened anew: after a reload, a
 * link clicked by mistake, an answer that never came.
 */
export function useDraft(form: RefObject<HTMLFormElement | null>, formName: string) {
  const name = `${usePathname()} ${formName}`;
  const account = useContext(DraftAccount);
  const [found, setFound] = useState<Draft | null>(null);
  const touched = useRef(false);
  const safe = useRef(true);
  const leaving = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const keep = useCallback(() => {
    clearTimeout(timer.current);
    if (account !== null && touched.current && form.current) safe.current = writeDraft(name, account, form.current);
  }, [account, name, form]);

  const drop = useCallback(() => {
    clearTimeout(timer.current);
    touched.current = false;
    if (account !== null) dropDraft(name);
  }, [account, name]);

  const touch = useCallback(() => {
    touched.current = true;
    clearTimeout(timer.current);
    timer.current = setTimeout(keep, PAUSE_MS);
  }, [keep]);

  const reload = useCallback(() => {
    touched.current = true;
    keep();
    leaving.current = safe.current;
    location.reload();
  }, [keep]);

  // Storage can be read in the browser alone, after the page has been drawn as the server drew it.
  useEffect(() => {
    const draft = account === null ? null : readDraft(name, account);
    if (draft) touched.current = true;
    setFound(draft);
  }, [account, name]);

  // Before the form leaves the page: a link within the portal unloads nothing.
  useLayoutEffect(() => keep, [keep]);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      keep();
      if (!touched.current || leaving.current || !form.current) return;
      if (!safe.current || typedLength(form.current, found !== null) > LONG) event.preventDefault();
    };
    window.addEventListener("pagehide", keep);
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("pagehide", keep);
      window.removeEventListener("beforeunload", ask);
    };
  }, [keep, form, found]);

  return { found, keep, drop, touch, reload };
}

/** How much was typed that the page did not hold before; of a draft given back, nobody can tell any more. */
function typedLength(form: HTMLFormElement, restored: boolean): number {
  const fields = form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input:not([type=hidden]),textarea");
  return [...fields].reduce(
    (sum, { value, defaultValue }) => sum + (!restored && value === defaultValue ? 0 : value.length),
    0,
  );
}
