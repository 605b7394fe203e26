import { systemActor } from "@/lib/platform/actor";
import { readSettings } from "@/lib/platform/settings";
import { runCommand } from "./start/command";
import { reachDatabase } from "./start/reach";

async function main(): Promise<number> {
  const settings = readSettings();
  process.env.DATA_DIR = settings.DATA_DIR;
  const database = await reachDatabase(settings);
  process.env.DATABASE_URL = database.url;
  // Imported late: the database's address must be known first.
  const { verifyAudit } = await import("@/lib/audit/commands/verify");
  const { disconnect } = await import("@/lib/platform/db");
  try {
    const { total, digest, findings, findingCount } = await verifyAudit(systemActor("audit:verify"));
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
