import { readFileSync } from "node:fs";

// What the portal has an answer for.
const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];
const READING = ["GET", "HEAD", "OPTIONS"];
const JSON_API = /^\/api\/(v1|health)(?=[/?]|$)/;

const [zh, en] = ["zh-CN", "en"].map(
  (locale) => JSON.parse(readFileSync(`lib/platform/messages/${locale}/errors.json`, "utf8")).readingOnly,
);

/**
 * Next draws a page for any method and stumbles over some; nothing here is put, patched or deleted, and the JSON API is
 * only read. A script is told so in the form that the API promises. Any other request is left alone.
 */
export function refuseMethod(request, response) {
  const isApi = JSON_API.test(request.url);
  const allowed = isApi ? READING : METHODS;
  if (allowed.includes(request.method)) return false;
  const title = "Method Not Allowed";
  const detail = /^\s*en\b/i.test(request.headers["accept-language"] ?? "") ? en : zh;
  response.writeHead(405, {
    allow: allowed.join(", "),
    connection: "close",
    "cache-control": "no-store",
    "content-type": `${isApi ? "application/problem+json" : "text/plain"}; charset=utf-8`,
  });
  response.end(isApi ? JSON.stringify({ type: "about:blank", title, status: 405, detail }) : `405 ${title}`);
  return true;
}
