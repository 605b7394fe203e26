import { type Seal, seal } from "../schema/anchor";

/** Facility 13 (log audit), severity 5 (notice). */
const PRIORITY = 13 * 8 + 5;
const FIELDS = ["series", "n", "at", "total", "digest", "prev", "mac"] as const;

/** An anchor as one RFC 5424 message; 32473 is the enterprise number that RFC 5612 sets aside for such names. */
export function syslogMessage(anchor: Seal, host: string, pid: number): string {
  const data = FIELDS.map((field) => `${field}="${String(anchor[field]).replace(/["\\\]]/g, "\\$&")}"`).join(" ");
  const name = host.replace(/[^\x21-\x7e]/g, "").slice(0, 255) || "-";
  return `<${PRIORITY}>1 ${anchor.at} ${name} shegongzhan ${pid} anchor [anchor@32473 ${data}] audit log: ${anchor.total} entries, ${anchor.digest}`;
}

/** The seal in a line of a log file, whatever the receiver has put before it; null for any other line. */
export function readSyslog(line: string): Seal | null {
  const data = /\[anchor@32473 ((?:[a-z]+="(?:[^"\\\]]|\\.)*" ?)+)\]/.exec(line)?.[1];
  if (!data) return null;
  const fields = [...data.matchAll(/([a-z]+)="((?:[^"\\\]]|\\.)*)"/g)].map(([, name, value = ""]) => [
    name,
    value.replace(/\\(.)/g, "$1"),
  ]);
  const { n, total, ...texts } = Object.fromEntries(fields) as Record<string, string>;
  return seal.safeParse({ ...texts, n: Number(n), total: Number(total) }).data ?? null;
}
