import { writeAudit } from "@/lib/platform/audit";
import { asActor, prisma } from "@/lib/platform/db";
import { asAccount, makeAccount } from "./accounts";

/** Six entries of one account, hence of one chain. */
export async function writeSix() {
  const account = await makeAccount({ role: "county_official" });
  const actor = asAccount(account);
  for (let n = 1; n <= 6; n++) {
    await asActor(actor, (tx) =>
      writeAudit(tx, {
        ...{ actor, action: "station:edit", entity: "Region", entityId: `s${n}`, regionPath: "/42/4208/" },
        detail: { 名称: `第${n}次😀`, n },
      }),
    );
  }
  const rows = await prisma().auditEntry.findMany({ where: { actorId: account.id }, orderBy: { seq: "asc" } });
  return { actor, rows, chain: rows[0]?.chain ?? -1 };
}
