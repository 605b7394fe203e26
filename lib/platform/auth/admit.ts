import type { Role } from "@/lib/generated/prisma/enums";
import { mintActor, visitor } from "@/lib/platform/actor";
import { writeAudit } from "@/lib/platform/audit";
import { confine, type Tx } from "@/lib/platform/db";
import { deviceCookie, readDevice } from "./device";
import { insertSession } from "./sessions";

/** What a request for signing in brings along. */
export type Visit = { address: string; userAgent: string; deviceCookie: string | undefined };

type Known = { id: string; loginName: string; role: Role };

/** Everything was proved: a session, and the entry in the log as the person's own, no more the platform's. */
export async function admit(tx: Tx, account: Known, visit: Visit, twoFactor: boolean, now: Date) {
  const { id: accountId, loginName, role } = account;
  const { address } = visit;
  const userAgent = visit.userAgent.slice(0, 300);
  const sessionId = await insertSession(tx, { accountId, address, userAgent, twoFactor }, now);
  const actor = mintActor({ ...visitor(address), accountId, loginName, role, scopePath: null });
  await confine(tx, actor);
  const detail = { userAgent, ...(twoFactor ? { twoFactor } : {}) };
  await writeAudit(tx, { actor, action: "session:open", entity: "session", entityId: sessionId, detail });
  const cookie = deviceCookie(readDevice(visit.deviceCookie), loginName);
  return { kind: "signedIn", sessionId, deviceCookie: cookie } as const;
}
