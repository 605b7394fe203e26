import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Role } from "@/lib/generated/prisma/enums";
import { can, PERMISSIONS, ROLE_PERMISSIONS } from "@/lib/platform/permissions";

const ADMINS = [Role.system_admin, Role.security_admin, Role.audit_admin];
const ACCOUNT_LIST = "account:read";
const BUSINESS = PERMISSIONS.filter((permission) => !/^(account|session|rules|audit):/.test(permission));

describe("三权分立", () => {
  it("gives no admin role another's part", () => {
    for (const one of ADMINS) {
      for (const other of ADMINS) {
        if (one === other) continue;
        const shared = [...ROLE_PERMISSIONS[one]].filter((permission) => ROLE_PERMISSIONS[other].has(permission));
        expect(shared.filter((permission) => permission !== ACCOUNT_LIST)).toEqual([]);
      }
    }
  });

  it("shows no admin any business data, and no other role an admin's part", () => {
    const adminParts = PERMISSIONS.filter((permission) => !BUSINESS.includes(permission));
    for (const role of Object.values(Role)) {
      const strange = ADMINS.some((admin) => admin === role) ? BUSINESS : adminParts;
      expect(strange.filter((permission) => can({ role }, permission))).toEqual([]);
    }
  });
});

it("lets the public do nothing", () => {
  expect(PERMISSIONS.filter((permission) => can({ role: "public" }, permission))).toEqual([]);
});

it("stands in the README as it is", () => {
  const readme = readFileSync("README.md", "utf8");
  for (const role of Object.values(Role)) {
    const granted = PERMISSIONS.filter((permission) => ROLE_PERMISSIONS[role].has(permission)).map(
      (permission) => `\`${permission}\``,
    );
    expect(readme).toContain(`| \`${role}\` | ${granted.join(" ")} |`);
  }
});
