import { readFileSync } from "node:fs";
import { isInner } from "./inner.mjs";
import { refuse } from "./page.mjs";

const MEBIBYTE = 1024 * 1024;
const { formBytes } = JSON.parse(readFileSync("lib/platform/limits.json", "utf8"));

// A plan table goes to a route of its own; a form is no larger than Next takes, which would call a larger one our error.
const maxBytes = (url) => (url.startsWith("/api/") ? 6 * MEBIBYTE : formBytes);

/** Nothing that the portal takes is larger than a plan table: a body is refused by its stated length, before it is read. */
export function refuseBody(request, response) {
  if (request.headers["transfer-encoding"] && !isInner(request)) {
    refuse(request, response, 411, "noLength");
    return true;
  }
  if (!(Number(request.headers["content-length"] ?? 0) > maxBytes(request.url))) return false;
  refuse(request, response, 413, "tooLarge");
  return true;
}
