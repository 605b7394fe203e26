import { randomUUID } from "node:crypto";
import { appendFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
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

/** JSON text of the schema's kind; anything else is an issue, not a throw. */
const jsonOf = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "invalid" });
        return z.NEVER;
      }
    })
    .pipe(schema);
const anchorLine = jsonOf(anchorSchema);
const lastText = jsonOf(verification);

/** `damaged`: the numbers of lines that are no anchors, torn by a full disk or by somebody's hand. */
export async function readAnchors(): Promise<{ anchors: Anchor[]; damaged: number[] }> {
  const lines = (await read(anchorFile())).split("\n");
  const found = lines.map((line) => (line ? anchorLine.safeParse(line) : null));
  return {
    anchors: found.flatMap((one) => (one?.success ? [one.data] : [])),
    damaged: found.flatMap((one, index) => (one?.success === false ? [index + 1] : [])),
  };
}

export async function addAnchor(anchor: AnchorRecord): Promise<void> {
  await mkdir(folder(), { recursive: true });
  const line = JSON.stringify(anchor, (_key, value) => (typeof value === "bigint" ? String(value) : value));
  await appendFile(anchorFile(), `${line}\n`, { mode: 0o600 });
}

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
