import http from "node:http";

/** Stands in for bin/serve/web.mjs: tells its number, dies or sticks when asked to, stops in order when told to. */
if (process.argv.includes("--stillborn")) process.exit(7);
const server = http.createServer((request, response) => {
  if (request.url === "/die") process.exit(9);
  // A process that works takes no connection meanwhile: the other one does.
  for (const until = performance.now() + 20; performance.now() < until; );
  setTimeout(() => response.end(String(process.pid)), request.url === "/slow" ? 500 : 0);
});
process.on("message", ({ stop }) => stop && server.close(() => process.exit(0)));
process.on("message", ({ took }) => took && console.log(JSON.stringify({ told: process.pid, took })));
server.listen(Number(process.env.PORT), "127.0.0.1", () => {
  process.send({ ready: true });
  process.send({ took: { [process.pid]: 1 } });
});
