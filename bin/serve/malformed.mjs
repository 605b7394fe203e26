import { sendRefusal } from "./page.mjs";

/** A request may name the whole address (RFC 9112, 3.2.2); whose it says it is, is not for the client to say. */
export const plainAddress = (url) => url.replace(/^https?:\/\/[^/?#]*\/?/i, "/");

/** Next fails on an address whose percent signs spell nothing. Answers it and says so; any other is left alone. */
export function refuseMalformed(request, response) {
  try {
    if (/^[/*]/.test(request.url)) {
      decodeURIComponent(request.url.split("?", 1)[0]);
      return false;
    }
  } catch {
    // Answered below.
  }
  sendRefusal(request, response, 400, "malformed");
  return true;
}
