import { isIPv6 } from "node:net";

const trustProxy = () => process.env.TRUST_PROXY === "1";

/** Who asks: the sign-in limits count by it, so a client must not be able to choose it. */
export function addressOf(request) {
  const forwarded = trustProxy()
    ? String(request.headers["x-forwarded-for"] ?? "")
        .split(",")
        .at(-1)
        ?.trim()
    : "";
  return forwarded || request.socket.remoteAddress || "unknown";
}

/** Who is counted as one: an IPv4 address, or the /64 that one IPv6 subscriber holds. */
export function networkOf(given) {
  const address = given.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("%")[0].split("::");
  const groups = head ? head.split(":") : [];
  const after = tail ? tail.split(":") : [];
  const all =
    tail === undefined
      ? groups
      : [...groups, ...Array(Math.max(0, 8 - groups.length - after.length)).fill("0"), ...after];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
