import type { Actor } from "./actor";
import { Forbidden, ForeignOrigin, NotFound } from "./errors";

export type Refusal = {
  kind: "permission" | "scope" | "origin" | "token";
  /** Null: nobody who is signed in. */
  actor: Actor | null;
  address: string | null;
  /** The path asked for. */
  path: string;
  /** Permissions that were missing, or the digest of the token that opened nothing. */
  permission?: string;
  tokenHash?: string;
};

/** bin/serve.mjs keeps what is asked; the portal's side of the process (refusal-log.ts) counts what was refused. */
const holder = globalThis as {
  portalRequest?: { getStore(): { path?: string; address?: string } | undefined };
  portalRefusals?: (refusal: Refusal) => void;
};

/** Says that a request was refused. Costs nothing here: it is counted after the answer. */
export function noteRefusal(refusal: Omit<Refusal, "address" | "path"> & Partial<Refusal>): void {
  const request = holder.portalRequest?.getStore();
  holder.portalRefusals?.({
    path: request?.path ?? "",
    ...refusal,
    address: refusal.address ?? refusal.actor?.address ?? request?.address ?? null,
  });
}

/** The same of what a form or the API answers with an error; of a foreign origin it was said where it was found. */
export function noteRefused(error: unknown, actor: Actor | null): void {
  if (error instanceof ForeignOrigin) return;
  if (error instanceof Forbidden) noteRefusal({ kind: "permission", actor });
  if (error instanceof NotFound) noteRefusal({ kind: "scope", actor });
}
