import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Anchor } from "../rules/verify";
import { chainHead } from "../schema/entry";
import { type Verification, verification } from "../schema/report";

/** Kept outside the database on purpose: whoever rewrites the database, heads and all, does not rewrite these. */
const folder = () => path.resolve(process.env.DATA_DIR || ".data");
const anchorFile = () => path.join(folder(), "audit-anchors.jsonl");
const lastFile = () => path.join(folder(), "audit-last-verification.json");

const anchorSchema = z.object({ at: z.string(), total: z.number(), digest: z.string(), heads: z.array(chainHead) });
type AnchorRecord = z.output<typeof anchorSchema>;

export async function readAnchors(): Promise<Anchor[]> {
  const text = await read(anchorFile());
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => anchorSchema.parse(JSON.parse(line)));
}

export async function addAnchor(anchor: AnchorRecord): Promise<void> {
  await mkdir(folder(), { recursive: true });
  const line = JSON.stringify(anchor, (_key, value) => (typeof value === "bigint" ? String(value) : value));
  await appendFile(anchorFile(), `${line}\n`, { mode: 0o600 });
}

/** Null until the log has been verified once. */
export async function lastVerification(): Promise<Verification | null> {
  const text = await read(lastFile());
  return text ? verification.parse(JSON.parse(text)) : null;
}

export async function keepVerification(result: Verification): Promise<void> {
  await mkdir(folder(), { recursive: true });
  await writeFile(lastFile(), JSON.stringify(result, null, 2), { mode: 0o600 });
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}
