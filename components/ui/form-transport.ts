import { unstable_isUnrecognizedActionError } from "next/navigation";
import type { FormFailure } from "@/lib/platform/form-state";
import limits from "@/lib/platform/limits.json";

/** Longer than the server works on a request, and than the usual proxy waits for it. */
const PATIENCE_MS = 90_000;

/** Of the answer to the last request of a server action. */
type Seen = { status: number; redirected: boolean; isAnswer: boolean } | "timeout" | null;
let seen: Seen = null;
let watching = false;

/**
 * Next tells whoever calls a server action neither the status of a foreign answer nor gives up waiting, and while one
 * request waits no other is sent: so the requests of actions are looked at here, and ended after a while.
 */
export function watchActions(patience = PATIENCE_MS): void {
  if (watching) return;
  watching = true;
  const plain = window.fetch;
  window.fetch = async (input, init) => {
    if (!new Headers(init?.headers).has("next-action")) return plain(input, init);
    seen = null;
    const controller = new AbortController();
    setTimeout(() => {
      seen ??= "timeout";
      controller.abort();
    }, patience);
    const response = await plain(input, { ...init, signal: controller.signal });
    const { status, redirected, headers } = response;
    seen = { status, redirected, isAnswer: /^text\/x-component/.test(headers.get("content-type") ?? "") };
    return response;
  };
}

/** What the failure of a server action means for whoever sent the form. */
export function failureOf(error: unknown): FormFailure {
  if (unstable_isUnrecognizedActionError(error)) return { kind: "outdated" };
  if (seen === "timeout") return { kind: "timeout" };
  if (seen === null) return { kind: navigator.onLine ? "broken" : "offline" };
  const { status, redirected, isAnswer } = seen;
  if (status === 404) return { kind: "outdated" };
  if (status === 413) return { kind: "tooLarge" };
  if ([502, 503, 504].includes(status)) return { kind: "gateway", params: { status } };
  // The portal's answer began, and broke off or tells of an error.
  if (isAnswer) return { kind: status < 400 && !hasDigest(error) ? "broken" : "fault" };
  if (status >= 500 || status === 400) return { kind: "fault" };
  return { kind: "elsewhere", params: { status: redirected ? 302 : status } };
}

const hasDigest = (error: unknown): boolean => error instanceof Error && "digest" in error;

// What the transport adds to a field: its name, two lines of headers, a boundary.
const FIELD_OVERHEAD = 220;

/** About how much is sent; a form that the server would refuse for its size is not sent at all. */
export function refusedForSize(data: FormData): FormFailure | null {
  const encoder = new TextEncoder();
  let bytes = 4_096;
  for (const [name, value] of data) {
    const size = typeof value === "string" ? encoder.encode(value.replace(/\r?\n/g, "\r\n")).length : value.size;
    bytes += size + encoder.encode(name).length + FIELD_OVERHEAD;
  }
  if (bytes <= limits.formBytes) return null;
  const kilobytes = (count: number) => Math.round(count / 1024);
  return { kind: "tooLargeHere", params: { size: kilobytes(bytes), max: kilobytes(limits.formBytes) } };
}
