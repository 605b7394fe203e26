import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** argon2id (the library's default) at OWASP's first recommendation: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Longer input would only buy an attacker computing time. */
const MAX_LENGTH = 128;

/** Full-width letters and digits of a Chinese keyboard count as the plain ones. */
const typed = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(typed(password), COST);

let decoy: Promise<string> | undefined;

/** Takes the same time whether or not there is a stored hash, so that no answer tells which accounts exist. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString("hex"));
  const known = stored ?? (await decoy);
  const right = await verify(known, typed(password).slice(0, MAX_LENGTH + 1));
  return right && stored !== undefined;
}
