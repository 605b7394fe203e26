import http from "node:http";
import next from "next";
import { plainAddress, refuseMalformed } from "./serve/malformed.mjs";
import { refuseMethod } from "./serve/methods.mjs";
import { refuseForeign } from "./serve/origin.mjs";
import { withOutage } from "./serve/outage.mjs";
import { setPolicy } from "./serve/policy.mjs";

const port = Number(process.env.PORT);
const hostname = process.env.HOST;
const trustProxy = process.env.TRUST_PROXY === "1";

// The parent stops the portal in order; the terminal's Ctrl-C reaches this process too and must not come first.
process.on("SIGINT", () => {});
process.on("disconnect", () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
  setTimeout(() => process.exit(0), 3_000).unref();
});

const MEBIBYTE = 1024 * 1024;

// A plan table goes to a route of its own; a form is no larger than Next takes, which would call a larger one our error.
const maxBytes = (url) => (url.startsWith("/api/") ? 6 * MEBIBYTE : MEBIBYTE);

/** Nothing that the portal takes is larger than a plan table: a body is refused by its stated length, before it is read. */
function refuseBody(request, response) {
  const length = Number(request.headers["content-length"] ?? 0);
  const refusal = request.headers["transfer-encoding"]
    ? [411, "Length Required"]
    : length > maxBytes(request.url)
      ? [413, "Content Too Large"]
      : null;
  if (refusal === null) return false;
  response.writeHead(refusal[0], { connection: "close", "content-type": "text/plain; charset=utf-8" });
  response.end(refusal.join(" "));
  return true;
}

const app = next({ dev: process.argv.includes("--dev"), hostname, port });
const handle = app.getRequestHandler();
const server = http.createServer((request, response) => {
  setPolicy(request, response);
  request.url = plainAddress(request.url);
  // The sign-in limits count by this address: a client must not be able to choose it.
  const forwarded = trustProxy
    ? String(request.headers["x-forwarded-for"] ?? "")
        .split(",")
        .at(-1)
        ?.trim()
    : "";
  request.headers["x-portal-address"] = forwarded || request.socket.remoteAddress || "unknown";
  const refuse = [refuseMethod, refuseBody, refuseMalformed, refuseForeign];
  if (refuse.some((refused) => refused(request, response))) return;
  // Where to come back to after signing in.
  request.headers["x-portal-path"] = String(request.url).replace(/[?&]_rsc=[^&]*/, "");
  withOutage(request, response, () => handle(request, response)).catch((error) => {
    console.error(error);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
// Longer than a proxy in front keeps an idle connection (nginx and the usual load balancers: 60 s): whoever closes first
// must be the one who sends, or a request meets a connection that is just being closed.
server.keepAliveTimeout = 75_000;
server.on("error", ({ code }) => {
  process.send?.({
    fault:
      code === "EADDRINUSE"
        ? `Port ${port} is taken by another program.`
        : `The portal cannot listen on ${hostname}:${port} (${code}).`,
  });
  process.exit(1);
});
await app.prepare();
if (process.connected === false) process.exit(0); // the parent ended before this one listened for that
server.listen(port, hostname, () => process.send?.({ ready: true }));
