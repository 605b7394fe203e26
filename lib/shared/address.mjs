// Plain JavaScript: the web server runs it as it stands, the portal in its build.
import { isIPv4, isIPv6 } from "node:net";

/**
 * The address in the one way of writing it: proxies add ports, brackets and zones, and an IPv4 address may come as an IPv6
 * one. Null for what is no address.
 * @param {string} [written]
 * @returns {string | null}
 */
export function readAddress(written = "") {
  const [, bracketed] = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(written.trim().replace(/^"(.*)"$/, "$1")) ?? [];
  const text = (bracketed ?? written.trim().replace(/^"(.*)"$/, "$1")).replace(/%[\w.:-]+$/, "");
  const four = text.replace(/:\d{1,5}$/, "");
  if (bracketed === undefined && isIPv4(four)) return four;
  if (!isIPv6(text)) return null;
  const six = new URL(`http://[${text}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(six) ?? [];
  if (high === undefined) return six;
  const [upper, lower] = [high, low].map((group) => Number.parseInt(group, 16));
  return [upper >> 8, upper & 255, lower >> 8, lower & 255].join(".");
}

/**
 * Who is counted as one: an IPv4 address, or the /64 that one IPv6 subscriber holds.
 * @param {string} given
 * @returns {string}
 */
export function networkOf(given) {
  const address = readAddress(given) ?? given;
  if (!isIPv6(address)) return address;
  const [groups = [], after = []] = address.split("::").map((part) => part.split(":").filter(Boolean));
  const zeros = Array(8 - groups.length - after.length).fill("0");
  return [...groups, ...zeros, ...after].slice(0, 4).join(":");
}
