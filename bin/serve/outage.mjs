import { AsyncLocalStorage } from "node:async_hooks";
import { plainPage } from "./page.mjs";

/** One record a request; lib/platform/outage.ts notes in it that a form was read, or the database could not be reached. */
const requests = new AsyncLocalStorage();
globalThis.portalRequest = requests;

/** Next draws error pages in the browser alone. */
const outagePage = (request) =>
  plainPage(request, ({ unavailable: { title, text, submitted }, retry }) =>
    request.method === "GET" ? { title, text, link: { href: "", label: retry } } : { title, text: submitted },
  );

/**
 * Answers the request under `answer`, and tells an outage from a defect: what would be a 500 because the database could
 * not be reached becomes a 503, as a page where the browser wants one. So does a form's answer, which keeps its body.
 */
export function withOutage(request, response, answer) {
  const record = {
    databaseLost: false,
    formRead: false,
    path: String(request.url).split("?", 1)[0],
    address: request.headers["x-portal-address"],
  };
  const isForm = request.method === "POST" && !request.url.startsWith("/api/");
  const { writeHead, write, end } = response;
  let page = null;
  response.writeHead = (status, ...rest) => {
    const lost = record.databaseLost && (status === 500 || (status === 200 && request.method !== "GET"));
    // Next fails on a form that it cannot take apart, which is nobody's error but the sender's.
    if (!lost && status === 500 && isForm && !record.formRead) return writeHead.call(response, 400, ...rest);
    if (!lost) return writeHead.call(response, status, ...rest);
    response.setHeader("retry-after", "5");
    response.setHeader("cache-control", "no-store");
    const type = String(response.getHeader("content-type") ?? "");
    if (status === 500 && !/json|x-component/.test(type)) {
      page = outagePage(request);
      for (const name of ["content-encoding", "content-length", "etag", "link"]) response.removeHeader(name);
      response.setHeader("content-type", "text/html; charset=utf-8");
    }
    return writeHead.call(response, 503, ...(page ? [] : rest));
  };
  const begin = () => response.headersSent || response.writeHead(response.statusCode);
  response.write = (...given) => {
    begin();
    return page === null ? write.apply(response, given) : true;
  };
  response.end = (...given) => {
    if (record.databaseLost) begin();
    return page === null ? end.apply(response, given) : end.call(response, page);
  };
  return requests.run(record, answer);
}
