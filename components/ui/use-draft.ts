"use client";
import { usePathname } from "next/navigation";
import { type RefObject, useCallback, useContext, useEffect, useLayoutEffect, useRef, useState } from "react";
import { DraftAccount } from "./draft-owner";
import { type Draft, dropDraft, readDraft, typedInto, writeDraft } from "./form-draft";

const PAUSE_MS = 400;

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
  /** What the form held when the reader came to it. */
  const before = useRef<string>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const keep = useCallback(() => {
    clearTimeout(timer.current);
    if (account === null || !touched.current || !form.current) return;
    if (JSON.stringify(typedInto(form.current)) === before.current) dropDraft(name);
    else safe.current = writeDraft(name, account, form.current);
  }, [account, name, form]);

  const drop = useCallback(() => {
    clearTimeout(timer.current);
    touched.current = false;
    before.current = undefined;
    if (account !== null) dropDraft(name);
  }, [account, name]);

  const touch = useCallback(() => {
    touched.current = true;
    leaving.current = false;
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

  const isChanged = useCallback(
    () =>
      account !== null &&
      touched.current &&
      !leaving.current &&
      form.current !== null &&
      JSON.stringify(typedInto(form.current)) !== before.current,
    [account, form],
  );

  const leave = useCallback(() => {
    leaving.current = true;
  }, []);

  useEffect(() => {
    const element = form.current;
    const look = () => {
      if (element && !touched.current) before.current ??= JSON.stringify(typedInto(element));
    };
    element?.addEventListener("focusin", look);
    return () => element?.removeEventListener("focusin", look);
  }, [form]);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      keep();
      if (isChanged()) event.preventDefault();
    };
    window.addEventListener("pagehide", keep);
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("pagehide", keep);
      window.removeEventListener("beforeunload", ask);
    };
  }, [keep, isChanged]);

  return { found, keep, drop, touch, reload, isChanged, leave };
}
