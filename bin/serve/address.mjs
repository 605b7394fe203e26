import { readAddress } from "../../lib/shared/address.mjs";

const trustProxy = () => process.env.TRUST_PROXY === "1";

/** Who asks: the sign-in limits count by it, so a client must not be able to choose it, nor to write it in many ways. */
export function addressOf(request) {
  const forwarded = trustProxy()
    ? readAddress(
        String(request.headers["x-forwarded-for"] ?? "")
          .split(",")
          .at(-1),
      )
    : null;
  return forwarded ?? readAddress(request.socket.remoteAddress) ?? "unknown";
}
