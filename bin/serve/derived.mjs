import { hkdfSync, randomBytes } from "node:crypto";

const secret = process.env.NEXTAUTH_SECRET || randomBytes(32);

/** A key for one purpose, the same in every process and on every instance that shares the session key. */
export const derivedKey = (purpose) => Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
