import next from "next";
import { derivedKey } from "./derived.mjs";
import { takeConsole } from "./log.mjs";
import { createRate } from "./rate.mjs";
import { portalServer } from "./server.mjs";

/** One web process: what it is told by the first one (bin/serve.mjs), and how it ends. */
const port = Number(process.env.PORT);
const hostname = process.env.HOST;
const dev = process.argv.includes("--dev");
const ALIVE_MS = 5_000;
const FINISH_MS = 3_000;
/** How often the processes tell each other what they let through (rate.mjs). */
const TELL_MS = 250;

takeConsole();
// Next seals with it what a form carries through the browser: every process and instance must open what another sealed.
process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = derivedKey("server actions").toString("base64");
// Next asks the portal itself for the page that an action leads to: at this address, whatever a request calls it.
const origin = `http://${ownHost(hostname)}:${port}`;
process.env.__NEXT_PRIVATE_ORIGIN = origin;

// Next would leave a connection that asks for another protocol open for ever; in development it uses one itself.
const httpServer = dev ? undefined : { on() {} };
const app = next({ dev, hostname, port, httpServer });
const rate = createRate({ perSecond: Number(process.env.RATE_LIMIT ?? 0) });
const server = portalServer({ handle: (...given) => app.getRequestHandler()(...given), rate, origin });

/** Answers that are under way are finished; nothing new is begun. */
function end() {
  server.close(() => process.exit(0));
  setInterval(() => server.closeIdleConnections(), 100).unref();
  setTimeout(() => process.exit(0), FINISH_MS).unref();
}
process.on("SIGTERM", end);
for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => {});
process.on("message", ({ stop, took }) => {
  if (stop) end();
  if (took) rate.heard(took);
});

const tell = (message) => process.connected && process.send(message);
setInterval(() => tell({ alive: true }), ALIVE_MS).unref();
setInterval(() => {
  const took = rate.told();
  if (took) tell({ took });
}, TELL_MS).unref();

const fail = (fault) => process.send({ fault }, () => process.exit(1));
server.on("error", ({ code }) =>
  fail(
    code === "EADDRINUSE"
      ? `Port ${port} is taken by another program.`
      : `The portal cannot listen on ${hostname}:${port} (${code}).`,
  ),
);
await app.prepare().catch((error) => {
  fail(`The web server cannot start: ${error.message.split("\n", 1)[0]}`);
  return new Promise(() => {});
});
server.listen(port, hostname, () => process.send({ ready: true }));

/** Where this machine reaches what listens on that address. */
function ownHost(address) {
  if (!address || address === "0.0.0.0") return "127.0.0.1";
  if (address === "::") return "[::1]";
  return address.includes(":") ? `[${address}]` : address;
}
