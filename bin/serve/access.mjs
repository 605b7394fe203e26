import { randomBytes } from "node:crypto";
import { isInner } from "./inner.mjs";
import { logRequest } from "./log.mjs";

const GIVEN = /^[\w.:-]{8,64}$/;

/** A proxy numbers requests for its own log as well; what any client says of itself is not taken up. */
export function requestId(request) {
  const given = request.headers["x-request-id"];
  const trusted = process.env.TRUST_PROXY === "1" || isInner(request);
  return trusted && GIVEN.test(given ?? "") ? given : randomBytes(9).toString("base64url");
}

/** One line for each request when it has been answered: no query, which holds names that people look for, no body. */
export function logAnswer(request, response, record) {
  const begun = performance.now();
  const { socket } = request;
  const before = socket.bytesWritten;
  const path = request.url.split("?", 1)[0];
  response.once("close", () =>
    logRequest({
      id: record.id,
      method: request.method,
      path,
      status: response.headersSent ? response.statusCode : 0,
      ms: Math.round(performance.now() - begun),
      bytes: socket.bytesWritten - before,
      address: record.address,
      account: record.account,
      outage: (record.formOutage ?? record.outage)?.code,
      cut: response.writableFinished ? undefined : true,
      inner: record.inner || undefined,
    }),
  );
}
