import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { StartFault } from "@/lib/platform/fault";

const schema = z.object({
  sessions: z.string().min(32),
  database: z.string().min(16),
  demoPassword: z.string().min(8),
});

export type Secrets = z.infer<typeof schema>;

/** Made on the first start and kept where only the portal's own user reads them. */
export function loadSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, "secrets.json");
  try {
    if (!existsSync(file)) {
      mkdirSync(dataDir, { recursive: true });
      writeFileSync(file, JSON.stringify(generate(), null, 2), { mode: 0o600, flag: "wx" });
    }
    chmodSync(file, 0o600);
    // Root's PostgreSQL runs as another user, who must be able to pass through.
    chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (parsed.success) return parsed.data;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOSPC")
      throw new StartFault(
        `The disk that holds ${dataDir} is full: make room, or set DATA_DIR to a folder on another disk.`,
      );
    if (code)
      throw new StartFault(
        `The data folder ${dataDir} cannot be written (${code}): give this user the right to it, or set DATA_DIR.`,
      );
  }
  throw new StartFault(
    `${file} is damaged: restore it from a backup; without it the embedded database cannot be opened.`,
  );
}

function generate(): Secrets {
  return {
    sessions: randomBytes(32).toString("base64url"),
    database: randomBytes(24).toString("base64url"),
    // Easy to read aloud: no 0/O, 1/l. Upper, lower, digit and sign, as the password rules ask.
    demoPassword: `Demo-${pick(4)}-${pick(4)}-7`,
  };
}

function pick(length: number): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  return Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join("");
}
