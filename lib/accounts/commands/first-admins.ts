import { systemActor } from "@/lib/platform/actor";
import { writeAudit } from "@/lib/platform/audit";
import { asActor } from "@/lib/platform/db";
import { ADMIN_ROLES } from "../schema/roles";
import { drawPassword } from "./support";

type FirstAdmin = { loginName: string; role: string; password: string };

/**
 * The three admins of an installation without any account: without them nobody could ever make one. Their passwords
 * are told once, to whoever starts the portal, and must be changed at the first sign-in.
 */
export async function makeFirstAdmins(): Promise<FirstAdmin[]> {
  const actor = systemActor("first start");
  return asActor(actor, async (tx) => {
    // Two portals starting on one database make one set.
    await tx.$queryRaw`select 1 from "SecurityRules" for update`;
    if ((await tx.account.count()) > 0) return [];
    const admins: FirstAdmin[] = [];
    for (const role of ADMIN_ROLES) {
      const loginName = role;
      const password = await drawPassword();
      const { id } = await tx.account.create({
        data: { role, loginName, displayName: loginName, passwordHash: password.hash, mustChangePassword: true },
        select: { id: true },
      });
      const detail = { loginName, role };
      await writeAudit(tx, { actor, action: "account:create", entity: "account", entityId: id, detail });
      admins.push({ loginName, role, password: password.plain });
    }
    return admins;
  });
}
