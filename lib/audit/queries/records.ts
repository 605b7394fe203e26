import { randomBytes, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { setting } from "@/lib/platform/settings";
import { type AnchorFile, readOwnFile } from "../rules/anchors";
import { anchorText, type SealedAnchor } from "../schema/anchor";
import { type Verification, verification } from "../schema/report";

/** Kept outside the database on purpose: whoever rewrites the database, heads and all, does not rewrite these. */
const folder = () => path.resolve(setting("DATA_DIR") || ".data");
const anchorFile = () => path.join(folder(), "audit-anchors.jsonl");
const keyFile = () => path.join(folder(), "audit-anchor.key");
const lastFile = () => path.join(folder(), "audit-last-verification.json");

/** Null where no anchor was sealed yet. */
export const anchorKey = async (): Promise<string | null> =>
  setting("AUDIT_ANCHOR_KEY") || (await read(keyFile())).trim() || null;

/** Made with the first anchor; like the other secrets it is the portal's own user's alone. */
export async function makeAnchorKey(): Promise<string> {
  const key = await anchorKey();
  if (key) return key;
  await mkdir(folder(), { recursive: true });
  // Another process may make it at the same moment: the first one's counts.
  await writeFile(keyFile(), `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" }).catch(
    (error) => ((error as NodeJS.ErrnoException).code === "EEXIST" ? undefined : Promise.reject(error)),
  );
  return (await anchorKey()) ?? makeAnchorKey();
}

export const readAnchors = async (): Promise<AnchorFile> => readOwnFile(await read(anchorFile()), await anchorKey());

export async function addAnchor(anchor: SealedAnchor): Promise<void> {
  await mkdir(folder(), { recursive: true });
  await appendLines(anchorFile(), [anchorText(anchor)]);
}

/** What is sent to a file that may lie elsewhere: all that it does not hold yet, so that an hour's absence costs nothing. */
export async function copyAnchorsTo(file: string): Promise<void> {
  const there = new Set((await read(file)).split("\n"));
  const lines = (await read(anchorFile())).split("\n").filter((line) => line.includes('"v":2') && !there.has(line));
  await appendLines(file, lines);
}

export const readCopiesIn = read;

/** On lines of their own, also after one that a full disk has torn, and on the disk when this returns. */
async function appendLines(file: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const handle = await open(file, "a+", 0o600);
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    const torn = size > 0 && buffer[0] !== 0x0a;
    await handle.appendFile(`${torn ? "\n" : ""}${lines.join("\n")}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const lastText = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "invalid" });
      return z.NEVER;
    }
  })
  .pipe(verification);

/** Null until the log has been verified once, and where the record of it is no longer whole. */
export const lastVerification = async (): Promise<Verification | null> =>
  lastText.safeParse(await read(lastFile())).data ?? null;

export async function keepVerification(result: Verification): Promise<void> {
  await mkdir(folder(), { recursive: true });
  // In one step: a reader finds the old record or the new one, never half of it.
  const fresh = `${lastFile()}.${randomUUID()}`;
  await writeFile(fresh, JSON.stringify(result, null, 2), { mode: 0o600 });
  await rename(fresh, lastFile());
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}
