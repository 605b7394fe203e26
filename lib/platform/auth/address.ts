import { isIPv6 } from "node:net";

/** The address that bin/serve.mjs took from the connection; a client cannot choose it. */
export const clientAddress = (headers: Pick<Headers, "get">): string =>
  plain(headers.get("x-portal-address")?.slice(0, 64) || "unknown");

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, "");

/** Who is counted as one: an IPv4 address, or the /64 that one IPv6 subscriber holds. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("%")[0]?.split("::") ?? [];
  const left = head ? head.split(":") : [];
  const right = tail ? tail.split(":") : [];
  const groups = tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill("0"), ...right];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
