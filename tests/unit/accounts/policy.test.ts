import { describe, expect, it } from "vitest";
import { mayDecide, mayEndAccess, mayHoldTokens, mayManage, needsApproval } from "@/lib/accounts/policy";
import { ROLES } from "@/lib/accounts/schema/roles";
import type { AccountStatus, Role } from "@/lib/generated/prisma/enums";
import { can, PERMISSIONS, ROLE_PERMISSIONS } from "@/lib/platform/permissions";

const ADMINS: readonly Role[] = ["system_admin", "security_admin", "audit_admin"];
const STATUSES: readonly AccountStatus[] = ["pending", "active", "disabled"];
const other = (role: Role, status: AccountStatus) => ({ id: "other", role, status });

describe("who may do what to another's account, every role on every role in every state", () => {
  for (const role of ROLES)
    for (const on of ROLES)
      for (const status of STATUSES) {
        it(`${role} on ${on} (${status})`, () => {
          const actor = { accountId: "self", role };
          const account = other(on, status);
          expect(mayManage(actor, account)).toBe(role === "system_admin" && status !== "pending");
          expect(mayDecide(actor, account)).toBe(role === "security_admin" && status === "pending");
          expect(mayEndAccess(actor, account)).toBe(role === "security_admin");
        });
      }
});

it.each(ROLES)("%s changes nothing about itself", (role) => {
  for (const status of STATUSES) {
    const actor = { accountId: "self", role };
    const self = { id: "self", role, status };
    expect([mayManage(actor, self), mayDecide(actor, self), mayEndAccess(actor, self)]).toEqual([false, false, false]);
  }
});

it("lets no admin hold a token, and everyone else", () => {
  for (const role of ROLES) expect(mayHoldTokens({ accountId: "a", role })).toBe(!ADMINS.includes(role));
});

it("asks for approval whenever an admin role is given, taken or touched", () => {
  for (const before of [null, ...ROLES])
    for (const after of ROLES)
      expect(needsApproval(before, after)).toBe(ADMINS.includes(after) || (before !== null && ADMINS.includes(before)));
});

describe("separation of the three admins", () => {
  const business = PERMISSIONS.filter((name) => !/^(account|session|rules|audit):/.test(name));

  it("gives no business permission to any of them", () => {
    for (const role of ADMINS) expect(business.filter((name) => can({ role }, name))).toEqual([]);
  });

  it("shares nothing between them but reading the account list", () => {
    for (const a of ADMINS)
      for (const b of ADMINS.filter((one) => one !== a)) {
        const shared = PERMISSIONS.filter((name) => ROLE_PERMISSIONS[a].has(name) && ROLE_PERMISSIONS[b].has(name));
        expect(shared.filter((name) => name !== "account:read")).toEqual([]);
      }
  });

  it("gives no admin permission to anybody else", () => {
    const admin = PERMISSIONS.filter((name) => !business.includes(name));
    for (const role of ROLES.filter((one) => !ADMINS.includes(one)))
      expect(admin.filter((name) => can({ role }, name))).toEqual([]);
  });
});
