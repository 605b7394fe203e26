import routerState from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";
import { refuse } from "./page.mjs";

/** A request may name the whole address (RFC 9112, 3.2.2); whose it says it is, is not for the client to say. */
export const plainAddress = (url) => url.replace(/^https?:\/\/[^/?#]*\/?/i, "/");

const HOST = /^[\w.~:[\]-]{1,255}$/;

/** Exactly one Host, and one that can be one (RFC 9112, 3.2); HTTP/1.0 knows none. */
function hasSoundHost({ httpVersion, headers, rawHeaders }) {
  if (headers.host === undefined) return httpVersion === "1.0";
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && /^host$/i.test(name));
  return hosts.length === 1 && HOST.test(headers.host);
}

/** What Next's own script says of the pages it holds: Next calls it an error of ours when it cannot be read. */
function hasSoundState({ headers }) {
  try {
    routerState.parseAndValidateFlightRouterState(headers["next-router-state-tree"]);
    return true;
  } catch {
    return false;
  }
}

function hasSoundAddress({ url }) {
  try {
    return url.startsWith("/") && !decodeURIComponent(url.split("?", 1)[0]).includes("\0");
  } catch {
    return false;
  }
}

/** Answers a request that nobody could answer otherwise, and says so; any other is left alone. */
export function refuseMalformed(request, response) {
  // `OPTIONS *` asks about the server as a whole, which is nothing that a portal has to say.
  if (request.url !== "*" && !hasSoundAddress(request)) refuse(request, response, 400, "malformed");
  else if (request.url === "*" || !hasSoundHost(request) || !hasSoundState(request))
    refuse(request, response, 400, "badRequest");
  else return false;
  return true;
}
