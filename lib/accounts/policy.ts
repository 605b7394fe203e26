import type { AccountStatus, Role } from "@/lib/generated/prisma/enums";
import { can, type Permission } from "@/lib/platform/permissions";
import { ADMIN_ROLES, isAdminRole } from "./schema/roles";

type Who = { readonly accountId: string | null; readonly role: Role | "system" | "public" };
type Account = { readonly id: string; readonly role: Role; readonly status: AccountStatus };

/** Nobody, whatever the role, changes the own role, scope or standing. */
const mayTouch = (actor: Who, permission: Permission, account: Pick<Account, "id">): boolean =>
  can(actor, permission) && account.id !== actor.accountId;

export const mayManage = (actor: Who, account: Account): boolean =>
  mayTouch(actor, "account:manage", account) && account.status !== "pending";

/** What the system admin did to an admin account waits for the security admin; so nobody steps into another's part alone. */
export const mayDecide = (actor: Who, account: Account): boolean =>
  mayTouch(actor, "account:approve", account) && account.status === "pending";

export const mayEndAccess = (actor: Who, account: Pick<Account, "id">): boolean =>
  mayTouch(actor, "session:revoke", account);

/** Tokens read business data through the API, which no admin may. */
export const mayHoldTokens = (actor: Who): boolean => can(actor, "programme:read");

/** Whether a change that lets somebody in (new account, role, password, standing) must be approved. */
export const needsApproval = (before: Role | null, after: Role): boolean =>
  isAdminRole(after) || (before !== null && isAdminRole(before));

/** Whoever holds the keys of others signs in with two; the accounts of the demo share one printed password. */
export const needsSecondFactor = ({ role, isDemo }: { role: Role | "system" | "public"; isDemo: boolean }): boolean =>
  ADMIN_ROLES.some((admin) => admin === role) && !isDemo;
