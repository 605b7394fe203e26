"use client";
import { useState } from "react";

/**
 * The idempotency key of one filled-in form: a double click or a retry carries the same one and writes once. `kept` is
 * the one that an earlier sending, or a draft of it, carried.
 */
export function FormKey({ kept }: { kept?: string }) {
  const [own] = useState(newKey);
  return <input type="hidden" name="_key" value={kept ?? own} suppressHydrationWarning />;
}

/** A version 4 UUID. `crypto.randomUUID` is missing on plain http, which an office network may well use. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
