import http from "node:http";
import { networkOf } from "../../lib/shared/address.mjs";
import { logAnswer, requestId } from "./access.mjs";
import { addressOf } from "./address.mjs";
import { refuseBody } from "./body.mjs";
import { boundConnections } from "./connections.mjs";
import { setHeaders } from "./headers.mjs";
import { isInner, markForInner } from "./inner.mjs";
import { plainAddress, refuseMalformed } from "./malformed.mjs";
import { refuseMethod } from "./methods.mjs";
import { refuseForeign } from "./origin.mjs";
import { withOutage } from "./outage.mjs";
import { refuse } from "./page.mjs";
import { answerForParser } from "./parser.mjs";
import { keepPublicPages } from "./public-pages.mjs";
import { withRecord } from "./record.mjs";
import { createTurns } from "./turns.mjs";

/** How long a client may take for a request's head, and how long its body or its reading may stand still. */
const GRACE_MS = 30_000;
const LOOK_MS = 2_500;

const optionsFor = ({ graceMs, lookMs }) => ({
  requireHostHeader: false, // refused in malformed.mjs, with the headers of every other answer
  headersTimeout: graceMs,
  requestTimeout: 10 * graceMs, // of bodies that do come on: see connections.mjs
  connectionsCheckingInterval: lookMs,
  // Longer than a proxy in front keeps an idle connection (nginx and the usual load balancers: 60 s): whoever closes first
  // must be the one who sends, or a request meets a connection that is just being closed.
  keepAliveTimeout: 75_000,
});

/** Draws nothing, or must answer when nothing else does. */
const isQuick = (path) => path.startsWith("/_next/") || path === "/api/health" || path === "/icon.svg";

/** What stands before Next: everything that the portal refuses, bounds or notes of a request before a page is drawn. */
export function portalServer({ handle, rate, origin, bounds: given = {} }) {
  const bounds = { graceMs: GRACE_MS, lookMs: LOOK_MS, ...given };
  const answerFromKept = keepPublicPages({ origin });
  const turns = createTurns();
  const server = http.createServer(optionsFor(bounds), (request, response) => {
    const inner = isInner(request);
    const address = inner ? request.headers["x-portal-address"] : addressOf(request);
    const record = { id: requestId(request), address, inner, path: plainAddress(request.url).split("?", 1)[0] };
    withRecord(record, () => {
      request.url = plainAddress(request.url);
      const word = setHeaders(request, response);
      response.setHeader("x-request-id", record.id);
      logAnswer(request, response, record);
      expectBody(request);
      const wait = inner ? 0 : rate.take(networkOf(address), request.url);
      if (wait > 0) return refuse(request, response, 429, "tooMany", { "retry-after": String(wait) });
      if ([refuseMethod, refuseBody, refuseMalformed, refuseForeign].some((refused) => refused(request, response)))
        return;
      answer(request, response, record, word).catch((error) => {
        console.error(error);
        if (!response.headersSent) response.statusCode = 500;
        response.end();
      });
    });
  });

  async function answer(request, response, record, word) {
    if (await answerFromKept(request, response, word)) return;
    // What the portal asks of itself is part of an answer under way.
    if (!record.inner && !isQuick(record.path)) {
      if (!["GET", "HEAD"].includes(request.method)) turns.write(request, response);
      else if (!(await turns.read(response, networkOf(record.address)))) return;
    }
    const { headers } = request;
    headers["x-portal-address"] = record.address;
    headers["x-request-id"] = record.id;
    // Where to come back to after signing in.
    headers["x-portal-path"] = request.url.replace(/[?&]_rsc=[^&]*/, "");
    if (!record.inner) delete headers["x-action-forwarded"];
    markForInner(request);
    await withOutage(record, request, response, () => handle(request, response));
  }

  const expectBody = boundConnections(server, bounds);
  answerForParser(server);
  return server;
}
