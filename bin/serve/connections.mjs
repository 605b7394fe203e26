import { networkOf } from "../../lib/shared/address.mjs";
import { rawAnswer } from "./parser.mjs";

/** Whoever sends or reads more than this a second is slow only because there is much of it. */
const LEAST_PER_SECOND = 8_192;
const MOST = 1_000;
const MOST_OF_ONE = 200;

/** Whether so much in so long a time is too little: half a minute is everybody's, and each 8 KB buy another second. */
const tooSlow = (ms, bytes, graceMs) => ms > graceMs + (bytes / LEAST_PER_SECOND) * 1_000;

/** How much of the answers has left this process; what waits in it is the reader's to fetch. */
const waiting = (socket) => Math.max(socket._handle?.writeQueueSize ?? 0, 0);

/**
 * Bounds what connections can take: how many there are, of one network too (behind a trusted proxy all come from the
 * proxy, which counts for itself), and how long a body may drip in or an answer wait to be read. Heads of requests are
 * bounded by Node's own `headersTimeout`.
 */
export function boundConnections(server, { most = MOST, ofOne = MOST_OF_ONE, graceMs, lookMs }) {
  const open = new Map();
  const perNetwork = new Map();

  server.on("connection", (socket) => {
    const network = networkOf(socket.remoteAddress ?? "");
    const others = perNetwork.get(network) ?? 0;
    const full = open.size >= most ? 503 : others >= ofOne && process.env.TRUST_PROXY !== "1" ? 429 : 0;
    if (full) {
      socket.on("error", () => {});
      socket.end(rawAnswer(full, { "retry-after": "5" }), () => socket.destroy());
      return;
    }
    perNetwork.set(network, others + 1);
    open.set(socket, { stalled: null, body: null });
    socket.once("close", () => {
      open.delete(socket);
      const left = (perNetwork.get(network) ?? 1) - 1;
      if (left > 0) perNetwork.set(network, left);
      else perNetwork.delete(network);
    });
  });

  const watch = setInterval(() => {
    const now = performance.now();
    for (const [socket, state] of open) {
      lookAtBody(socket, state, now);
      lookAtAnswer(socket, state, now);
    }
  }, lookMs);
  watch.unref();
  server.once("close", () => clearInterval(watch));

  function lookAtBody(socket, { body }, now) {
    // What lies here unread is late for our own reasons.
    if (!body || body.request.complete || body.request.readableLength > 0) return;
    if (!tooSlow(now - body.since, socket.bytesRead - body.bytes, graceMs)) return;
    if (socket._httpMessage?._headerSent) socket.destroy();
    else socket.end(rawAnswer(408), () => socket.destroy());
  }

  function lookAtAnswer(socket, state, now) {
    const left = waiting(socket);
    if (left === 0) {
      state.stalled = null;
      return;
    }
    const sent = socket.bytesWritten - left;
    state.stalled ??= { since: now, sent };
    if (tooSlow(now - state.stalled.since, sent - state.stalled.sent, graceMs)) socket.destroy();
  }

  /** From here on the body of this request is waited for. */
  return (request) => {
    const state = open.get(request.socket);
    if (state && !request.complete) state.body = { request, since: performance.now(), bytes: request.socket.bytesRead };
  };
}
