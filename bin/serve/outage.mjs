import { plainPage } from "./page.mjs";

/** Next hands on the head of a forwarded action's answer and forgets its status: it travels in here. */
const STATUS = "x-portal-status";

/** When to ask again, by what lib/platform/outage.ts notes: lib/platform/errors.ts says what there is. */
const RETRY_AFTER = { unavailable: "5", busy: "2", readOnly: "60", diskFull: "60" };

/** Next draws error pages in the browser alone. */
const outagePage = (request, name) =>
  plainPage(request, ({ [name]: { title, text, submitted }, retry }) =>
    request.method === "GET" ? { title, text, link: { href: "", label: retry } } : { title, text: submitted },
  );

/**
 * Answers the request under `answer`, and tells an outage from a defect: what would be a 500 because the database cannot
 * be reached, is full or has too much to do, says so, as a page where the browser wants one. So does the answer to a form
 * that failed for it, which keeps its body.
 */
export function withOutage(record, request, response, answer) {
  const isForm = request.method === "POST" && !request.url.startsWith("/api/");
  const { writeHead, write, end } = response;
  let page = null;
  response.writeHead = (status, ...rest) => {
    const outage = status === 500 ? record.outage : status === 200 ? record.formOutage : undefined;
    const isPage = /^text\/html/.test(String(response.getHeader("content-type") ?? ""));
    // Within the portal Next's router draws what comes with a 200 alone.
    const refused = status === 200 && isPage ? record.refusedPage : undefined;
    // Next fails on a form that it cannot take apart, which is nobody's error but the sender's.
    const told = outage?.status ?? refused ?? (status === 500 && isForm && !record.formRead ? 400 : status);
    const forwarded = Number(response.getHeader(STATUS));
    response.removeHeader(STATUS);
    if (record.inner && told >= 400) response.setHeader(STATUS, String(told));
    if (!outage) return writeHead.call(response, forwarded || told, ...rest);
    response.setHeader("retry-after", RETRY_AFTER[outage.code]);
    response.setHeader("cache-control", "no-store");
    const type = String(response.getHeader("content-type") ?? "");
    if (status === 500 && !/json|x-component/.test(type)) {
      page = outagePage(request, outage.code);
      for (const name of ["content-encoding", "content-length", "etag", "link"]) response.removeHeader(name);
      response.setHeader("content-type", "text/html; charset=utf-8");
    }
    return writeHead.call(response, outage.status, ...(page ? [] : rest));
  };
  const begin = () => response.headersSent || response.writeHead(response.statusCode);
  response.write = (...given) => {
    begin();
    return page === null ? write.apply(response, given) : true;
  };
  response.end = (...given) => {
    if (record.outage || record.formOutage) begin();
    return page === null ? end.apply(response, given) : end.call(response, page);
  };
  return answer();
}
