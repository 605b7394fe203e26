import { STATUS_CODES } from "node:http";
import { ownHeaders, setHeaders } from "./headers.mjs";
import { logRequest } from "./log.mjs";
import { plainPage, refuse } from "./page.mjs";

const STATUS = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
const NAMES = { 408: "tooSlow", 413: "tooLarge", 429: "tooMany", 503: "tooMany" };

/** A whole answer for a connection on which there is no request to answer. */
export function rawAnswer(status, headers = {}) {
  const body = plainPage({ headers: {} }, ({ [NAMES[status] ?? "badRequest"]: said }) => said);
  const all = {
    ...ownHeaders(),
    "content-type": "text/html; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    connection: "close",
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`;
}

/** What Node would answer by itself, bare: requests that it cannot read, and expectations that nobody meets. */
export function answerForParser(server) {
  server.on("clientError", (error, socket) => {
    // In the middle of an answer another one would be taken for its rest.
    if (error.code === "ECONNRESET" || !socket.writable || socket._httpMessage?._headerSent) return socket.destroy();
    const status = STATUS[error.code] ?? 400;
    logRequest({ status, error: error.code, address: socket.remoteAddress });
    socket.end(rawAnswer(status));
  });
  server.on("checkExpectation", (request, response) => {
    setHeaders(request, response);
    refuse(request, response, 417, "badRequest");
  });
  server.on("connect", (_request, socket) => {
    socket.on("error", () => {});
    socket.end(rawAnswer(405, { allow: "GET, HEAD, POST, OPTIONS" }));
  });
}
