import { describe, expect, it } from "vitest";
import { createAccount } from "@/lib/accounts/commands/accounts";
import { makeFirstAdmins } from "@/lib/accounts/commands/first-admins";
import { changeOwnPassword } from "@/lib/accounts/commands/password";
import type { Actor } from "@/lib/platform/actor";
import { prisma } from "@/lib/platform/db";
import { input, key, makeAdmins, readAccount } from "@/tests/support/factories/account-forms";
import { tryToSignIn, whoIs } from "@/tests/support/factories/accounts";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { prepare } from "@/tests/support/worker-database";

let system: Actor;

prepare(async () => {
  ({ system } = await makeAdmins());
});

describe("an account made by the system admin", () => {
  it("signs in with the password shown once and must change it first", async () => {
    const { id, password, approval } = await createAccount(system, input({}), key());
    expect(approval).toBeNull();
    const outcome = await tryToSignIn({ account: "new.person", password: password ?? "" });
    if (outcome.kind !== "signedIn") throw new Error("refused");
    const signedIn = await whoIs(outcome.sessionId);
    expect(signedIn?.passwordDue).toBe(true);
    const changed = await changeOwnPassword(
      signedIn?.actor as Actor,
      { currentPassword: password ?? "", newPassword: "Sturdy-Bridge-88" },
      key(),
    );
    expect(await whoIs(outcome.sessionId)).toBeNull();
    expect((await whoIs(changed.sessionId ?? ""))?.passwordDue).toBe(false);
    expect((await tryToSignIn({ account: "new.person", password: password ?? "", address: "192.0.2.1" })).kind).toBe(
      "refused",
    );
    expect(
      (await tryToSignIn({ account: "new.person", password: "Sturdy-Bridge-88", address: "192.0.2.2" })).kind,
    ).toBe("signedIn");
    expect((await readAccount(id)).mustChangePassword).toBe(false);
  });

  it("is made once by a doubled click, and its password is kept nowhere", async () => {
    const same = key();
    const [a, b] = await Promise.all([createAccount(system, input({}), same), createAccount(system, input({}), same)]);
    expect(a.id).toBe(b.id);
    const shown = [a.password, b.password].filter((one) => one !== null);
    expect(shown).toHaveLength(1);
    const everything = JSON.stringify([
      await prisma().idempotencyKey.findMany(),
      (await prisma().auditEntry.findMany()).map(({ detail }) => detail),
    ]);
    expect(everything).not.toContain(shown[0]);
  });

  it("has a name of its own", async () => {
    await createAccount(system, input({}), key());
    await expect(createAccount(system, input({ loginName: "New.Person" }), key())).rejects.toMatchObject({
      fieldErrors: { loginName: ["loginNameTaken"] },
    });
  });

  it("gets the place its role is named by, by code or by name, at the right level", async () => {
    await seedJingmenRegions();
    const made = async (fields: object) =>
      readAccount((await createAccount(system, input({ ...fields, loginName: key() }), key())).id);
    expect((await made({ role: "county_official", region: "沙洋县" })).regionCode).toBe("420822");
    expect((await made({ role: "county_official", region: "4208zh" })).regionCode).toBe("4208ZH");
    expect((await made({ role: "evaluator", region: "420822" })).regionCode).toBeNull();
    const fault = (fields: object) => createAccount(system, input({ ...fields, loginName: key() }), key());
    await expect(fault({ role: "county_official", region: "4208" })).rejects.toMatchObject({
      fieldErrors: { region: ["regionOfLevel"] },
    });
    await expect(fault({ role: "city_official", region: "" })).rejects.toMatchObject({
      fieldErrors: { region: ["required"] },
    });
    await expect(fault({ role: "station_lead", station: "nowhere" })).rejects.toMatchObject({
      fieldErrors: { station: [expect.stringContaining("stationUnknown")] },
    });
    await expect(fault({ role: "organisation_manager" })).rejects.toMatchObject({
      fieldErrors: { organisationId: ["required"] },
    });
    await expect(fault({ role: "supervisor" })).rejects.toMatchObject({ fieldErrors: { stations: ["required"] } });
  });
});

describe("the first start", () => {
  it("makes the three admins where there is nobody, and nobody else ever again", async () => {
    expect(await makeFirstAdmins()).toEqual([]);
    await prisma().$executeRaw`delete from "Account"`;
    const sets = await Promise.all([makeFirstAdmins(), makeFirstAdmins()]);
    const made = sets.flat();
    expect(made.map(({ role }) => role).sort()).toEqual(["audit_admin", "security_admin", "system_admin"]);
    for (const { loginName, password } of made) {
      const outcome = await tryToSignIn({ account: loginName, password });
      expect(outcome.kind === "signedIn" && (await whoIs(outcome.sessionId))?.passwordDue).toBe(true);
    }
  });
});
