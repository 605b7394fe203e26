import http from "node:http";
import next from "next";

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

/** An error page while the database cannot be reached is an outage (503), not a defect (500): lib/platform/db.ts notes it. */
function tellOutage(response) {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status, ...rest) => {
    const lost = Date.now() - (globalThis.portalDatabaseLostAt ?? 0) < 10_000;
    if (status !== 500 || !lost) return writeHead(status, ...rest);
    response.setHeader("retry-after", "5");
    return writeHead(503, ...rest);
  };
}

const MAX_BODY_BYTES = 6 * 1024 * 1024;

/** Nothing that the portal takes is larger than a plan table; a body is refused by its stated length, before it is read. */
function refuseBody(request, response) {
  const length = Number(request.headers["content-length"] ?? 0);
  const status = request.headers["transfer-encoding"] ? 411 : length > MAX_BODY_BYTES ? 413 : 0;
  if (status === 0) return false;
  response.writeHead(status, { connection: "close", "content-type": "text/plain; charset=utf-8" });
  response.end(status === 413 ? "413 Content Too Large" : "411 Length Required");
  return true;
}

const app = next({ dev: process.argv.includes("--dev"), hostname, port });
const handle = app.getRequestHandler();
const server = http.createServer((request, response) => {
  if (refuseBody(request, response)) return;
  // The sign-in limits count by this address: a client must not be able to choose it.
  const forwarded = trustProxy
    ? String(request.headers["x-forwarded-for"] ?? "")
        .split(",")
        .at(-1)
        ?.trim()
    : "";
  request.headers["x-portal-address"] = forwarded || request.socket.remoteAddress || "unknown";
  // Where to come back to after signing in.
  request.headers["x-portal-path"] = String(request.url).replace(/[?&]_rsc=[^&]*/, "");
  if (request.method === "GET") tellOutage(response);
  handle(request, response).catch((error) => {
    console.error(error);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
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
server.listen(port, hostname, () => process.send?.({ ready: true }));
