import { execFile } from "node:child_process";
import { createSocket } from "node:dgram";
import { connect, isIPv6, type NetConnectOpts } from "node:net";
import { hostname } from "node:os";
import { promisify } from "node:util";
import { syslogMessage } from "../rules/syslog";
import type { Seal } from "../schema/anchor";

const PATIENCE_MS = 10_000;

/** To `udp://host:514`, `tcp://host:601` (RFC 6587, counted octets) or `unix:/dev/log`. */
export async function sendToSyslog(address: string, anchor: Seal): Promise<void> {
  const message = syslogMessage(anchor, hostname(), process.pid);
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (url.protocol === "udp:") return sendDatagram(host, Number(url.port || 514), message);
  if (url.protocol === "tcp:")
    return sendStream({ host, port: Number(url.port || 601) }, `${Buffer.byteLength(message)} ${message}`);
  await sendStream({ path: url.pathname }, `${message}\n`).catch((error: NodeJS.ErrnoException) => {
    // /dev/log mostly takes datagrams, for which Node has no socket: the system's own program has.
    if (error.code !== "EPROTOTYPE" && error.code !== "EPROTONOSUPPORT") throw error;
    return promisify(execFile)(
      "logger",
      [
        "--socket",
        url.pathname,
        "--rfc5424",
        "--priority",
        "security.notice",
        "--tag",
        "shegongzhan",
        "--msgid",
        "anchor",
        message.slice(message.indexOf("[anchor@")),
      ],
      { timeout: PATIENCE_MS },
    );
  });
}

function sendDatagram(host: string, port: number, message: string): Promise<void> {
  const socket = createSocket(isIPv6(host) ? "udp6" : "udp4");
  return new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.send(message, port, host, (error) => (error ? reject(error) : resolve()));
  }).finally(() => socket.close());
}

function sendStream(target: NetConnectOpts, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(target, () => socket.end(text, () => resolve()));
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error("no answer within ten seconds")));
    socket.once("error", reject);
  });
}
