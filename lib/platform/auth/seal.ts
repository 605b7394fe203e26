import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { portalSecret } from "./secret";

const keyFor = (purpose: string) => Buffer.from(hkdfSync("sha256", portalSecret(), "", `portal ${purpose}`, 32));

/** AES-256-GCM under a key of its own for the purpose. It opens for the same purpose and owner alone. */
export function seal(purpose: string, owner: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), iv).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return ["v1", ...[iv, sealed, cipher.getAuthTag()].map((part) => part.toString("base64url"))].join(".");
}

/** Null for what was sealed otherwise, or altered. */
export function unseal(purpose: string, owner: string, sealed: string): string | null {
  const [version, iv = "", text = "", tag = ""] = sealed.split(".");
  if (version !== "v1") return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), Buffer.from(iv, "base64url"), {
      authTagLength: 16,
    });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
