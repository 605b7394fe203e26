"use client";
import { createContext, type ReactNode, useEffect } from "react";
import { dropDrafts } from "./form-draft";

/** The account whose drafts the forms below keep; without one they keep none. */
export const DraftAccount = createContext<string | null>(null);

export function DraftOwner({ account, children }: { account: string | null; children: ReactNode }) {
  useEffect(() => {
    if (account !== null) dropDrafts(account);
  }, [account]);
  return <DraftAccount value={account}>{children}</DraftAccount>;
}

/** Stands where somebody has signed out: what was typed before is nobody's any more. */
export function ForgetDrafts() {
  useEffect(() => dropDrafts(null), []);
  return null;
}
