import { readAddress } from "@/lib/shared/address.mjs";

/** The address that bin/serve took from the connection; a client cannot choose it. */
export const clientAddress = (headers: Pick<Headers, "get">): string =>
  readAddress(headers.get("x-portal-address") ?? "") ?? "unknown";
