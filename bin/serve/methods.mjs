import { refuse } from "./page.mjs";

// What the portal has an answer for.
const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];
const READING = ["GET", "HEAD", "OPTIONS"];
const JSON_API = /^\/api\/(v1|health)(?=[/?]|$)/;

/**
 * Next draws a page for any method and stumbles over some; nothing here is put, patched or deleted, and the JSON API is
 * only read. Whoever asks what an address takes is told. Any other request is left alone.
 */
export function refuseMethod(request, response) {
  const reading = JSON_API.test(request.url);
  const allowed = reading ? READING : METHODS;
  if (request.method === "OPTIONS" && request.url !== "*") {
    response.writeHead(204, { allow: allowed.join(", "), "cache-control": "no-store" });
    response.end();
    return true;
  }
  if (allowed.includes(request.method)) return false;
  refuse(request, response, 405, reading ? "readingOnly" : "unknownMethod", { allow: allowed.join(", ") });
  return true;
}
