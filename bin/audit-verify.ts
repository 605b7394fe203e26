import { existsSync } from "node:fs";
import { systemActor } from "@/lib/platform/actor";
import { StartFault } from "@/lib/platform/fault";
import { readSettings } from "@/lib/platform/settings";
import { runCommand } from "./start/command";
import { reachDatabase } from "./start/reach";

const USAGE = "Usage: npm run audit:verify [-- --anchors FILE …]   (files or logs that anchors were sent to)";

/** The files named after `--anchors`. @throws StartFault for anything else, or a file that cannot be read */
function copiesIn(args: readonly string[]): string[] {
  const files = args.filter((_, index) => index % 2 === 1);
  if (args.some((arg, index) => index % 2 === 0 && arg !== "--anchors") || args.length % 2 === 1)
    throw new StartFault(USAGE);
  const missing = files.find((file) => !existsSync(file));
  if (missing) throw new StartFault(`There is no file ${missing}.`);
  return files;
}

async function main(args: readonly string[]): Promise<number> {
  const copies = copiesIn(args);
  const settings = readSettings();
  process.env.DATA_DIR = settings.DATA_DIR;
  const database = await reachDatabase(settings);
  process.env.DATABASE_URL = database.url;
  // Imported late: the database's address must be known first.
  const { verifyAudit } = await import("@/lib/audit/commands/verify");
  const { disconnect } = await import("@/lib/platform/db");
  try {
    const { total, digest, findings, findingCount } = await verifyAudit(systemActor("audit:verify"), copies);
    for (const { kind, ...place } of findings)
      console.error(
        `${kind}: ${Object.entries(place)
          .map((part) => part.join(" "))
          .join(", ")}`,
      );
    console.log(`审计日志 ${total} 条，${findingCount} 处异常 · ${total} entries, ${findingCount} findings`);
    console.log(`摘要 / digest: ${digest}`);
    return findingCount === 0 ? 0 : 1;
  } finally {
    await disconnect();
    await database.stop();
  }
}

await runCommand(main);
