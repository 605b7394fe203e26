"use client";
import { useEffect } from "react";

/** Opens the fold around the address's #anchor where the browser does not: a link of the portal loads no new page. */
export function OpenTarget() {
  useEffect(() => {
    const open = () => {
      const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
      const fold = target?.closest("details");
      if (!target || !fold || fold.open) return;
      fold.open = true;
      target.scrollIntoView();
    };
    open();
    window.addEventListener("hashchange", open);
    return () => window.removeEventListener("hashchange", open);
  }, []);
  return null;
}
