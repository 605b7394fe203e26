import { systemActor } from "@/lib/platform/actor";
import { writeAudit } from "@/lib/platform/audit";
import { asActor } from "@/lib/platform/db";
import { Forbidden, NotFound } from "@/lib/platform/errors";
import { normalLoginName } from "@/lib/shared/login-name";
import { isAdminRole } from "../schema/roles";
import { drawPassword, dropFactors, replacePassword } from "./support";

type Recovered = { loginName: string; password: string; days: number };

/**
 * A first password, and no second factor, for an admin who lost the own and whom no other admin can help. Only from the machine of the
 * portal: it asks no approval, so it works on accounts in use alone, and the log says who ran it and why.
 * @throws NotFound, or Forbidden for other roles and accounts that are disabled or wait for approval
 */
export async function recoverAdmin(typed: string, told: { reason: string; operator: string }): Promise<Recovered> {
  const actor = systemActor("account:recover");
  const password = await drawPassword();
  return asActor(actor, async (tx) => {
    const loginName = normalLoginName(typed);
    await tx.$queryRaw`select 1 from "Account" where "loginName" = ${loginName} for update`;
    const account = await tx.account.findUnique({
      where: { loginName },
      select: { id: true, role: true, status: true, passwordHash: true },
    });
    if (!account) throw new NotFound();
    const { id, role, status } = account;
    if (!isAdminRole(role) || status !== "active") throw new Forbidden();
    const { ended } = await replacePassword(tx, account, password.hash, { version: { increment: 1 } });
    const secondFactors = await dropFactors(tx, id);
    const detail = { loginName, role, ...told, ...ended, secondFactors };
    await writeAudit(tx, { actor, action: "account:recover", entity: "account", entityId: id, detail });
    const { firstPasswordDays: days } = await tx.securityRules.findUniqueOrThrow({ where: { id: 1 } });
    return { loginName, password: password.plain, days };
  });
}
