import { isInner } from "./inner.mjs";
import { refuse } from "./page.mjs";

const hostOf = (address) => (address && URL.canParse(address) ? new URL(address).host : "");

/**
 * A form of another site is refused here, where Next would call it an error of ours. And behind a proxy that asks for the
 * portal by another name Next compares with the portal's own address; a client's word for it counts for nothing.
 */
export function refuseForeign(request, response) {
  delete request.headers["x-forwarded-host"];
  const { origin, host } = request.headers;
  if (request.method !== "POST" || origin === undefined) return false;
  const from = hostOf(origin);
  // Asked already, of the request that this one is part of.
  if (isInner(request)) {
    request.headers["x-forwarded-host"] = from;
    return false;
  }
  if (from && from === host?.toLowerCase()) return false;
  if (from && from === hostOf(process.env.NEXTAUTH_URL)) {
    request.headers["x-forwarded-host"] = from;
    return false;
  }
  const path = String(request.url ?? "").split("?", 1)[0];
  const address = globalThis.portalRequest?.getStore()?.address ?? null;
  globalThis.portalRefusals?.({ kind: "origin", actor: null, address, path });
  refuse(request, response, 403, "foreign");
  return true;
}
