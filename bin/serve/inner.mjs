import { timingSafeEqual } from "node:crypto";
import { derivedKey } from "./derived.mjs";

const NAME = "x-portal-inner";
const WORD = derivedKey("requests of the portal to itself").toString("base64url");

/**
 * Next asks the portal itself, over the port, for the action or the page that a form leads to, and sends along the
 * headers of the request that it answers. This one is among them, so that such a request is known: it comes from a
 * request that was let in, keeps that one's address and number, and has no stated length.
 */
export function isInner(request) {
  const given = Buffer.from(String(request.headers[NAME] ?? ""));
  return given.length === WORD.length && timingSafeEqual(given, Buffer.from(WORD));
}

export const markForInner = (request) => {
  request.headers[NAME] = WORD;
};
