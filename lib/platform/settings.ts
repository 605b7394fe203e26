import path from "node:path";
import { z } from "zod";
import { StartFault } from "./fault";

const flag = (fallback: "0" | "1") =>
  z
    .enum(["0", "1"], `must be 0 or 1`)
    .default(fallback)
    .transform((value) => value === "1");

function isSyslog(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname } = new URL(address);
  return protocol === "unix:" ? pathname.startsWith("/") : /^(udp|tcp):$/.test(protocol) && hostname !== "";
}
const databaseAddress = z
  .string()
  .refine(
    (url) => /^postgres(ql)?:\/\//.test(url) && URL.canParse(url) && new URL(url).pathname.length > 1,
    "must look like postgresql://user:password@host:5432/database",
  );

/** Every setting of the portal. The README's table is checked against this list. */
export const SETTINGS = {
  PORT: z.coerce
    .number("must be a port number")
    .int("must be a port number")
    .min(1, "must be from 1 to 65535")
    .max(65_535, "must be from 1 to 65535")
    .default(3000),
  HOST: z.string().default("127.0.0.1"),
  DATA_DIR: z.string().default(".data"),
  DATABASE_URL: databaseAddress.optional(),
  DATABASE_WEB_URL: databaseAddress.optional(),
  POOLER: flag("0"),
  DATABASE_POOL: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(6, "must be from 6 to 200")
    .max(200, "must be from 6 to 200")
    .optional(),
  DEMO: flag("1"),
  // Invented data only, and scripts that others run on it: a password of theirs is not refused for its signs.
  DEMO_PASSWORD: z.string().min(8, "must have at least 8 characters").optional(),
  NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  NEXTAUTH_URL: z
    .string()
    .refine(
      (url) =>
        URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && new URL(url).href === `${new URL(url).origin}/`,
      "must be the portal's address without a path, such as https://shegong.example.gov.cn",
    )
    .optional(),
  TRUST_PROXY: flag("0"),
  AUDIT_ANCHOR_FILE: z
    .string()
    .transform((file) => path.resolve(file))
    .optional(),
  AUDIT_ANCHOR_SYSLOG: z
    .string()
    .refine(isSyslog, "must look like udp://host:514, tcp://host:601 or unix:/dev/log")
    .optional(),
  AUDIT_ANCHOR_KEY: z.string().min(32, "must have at least 32 characters").optional(),
  RATE_LIMIT: z.coerce
    .number("must be a number")
    .min(0, "must be from 0 to 10000")
    .max(10_000, "must be from 0 to 10000")
    .default(100),
  WEB_PROCESSES: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(1, "must be from 1 to 64")
    .max(64, "must be from 1 to 64")
    .optional(),
};

const schema = z.object(SETTINGS).transform((settings) => ({ ...settings, DATA_DIR: path.resolve(settings.DATA_DIR) }));

export type Settings = z.output<typeof schema>;

/** As it is set now, checked at the start by readSettings; an empty variable counts as not set. */
export const setting = (name: keyof typeof SETTINGS): string | undefined => process.env[name] || undefined;

/** An empty variable counts as not set. @throws StartFault naming the first wrong setting */
export function readSettings(env: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in SETTINGS && value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new StartFault(`The setting ${String(issue?.path[0])} ${issue?.message}.`);
}
