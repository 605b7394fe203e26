import type { Actor } from "@/lib/platform/actor";
import { hashPassword, verifyPassword } from "@/lib/platform/auth/password";
import { renewSession } from "@/lib/platform/auth/sessions";
import { asActor, type Tx } from "@/lib/platform/db";
import { Invalid } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { minimumLength, passwordFaults } from "../rules/password";
import { passwordContext } from "../rules/password-context";
import type { PasswordInput } from "../schema/own";
import { proveCurrent } from "./proof";
import { ownId } from "./support";

/**
 * Signs the other devices out and revokes the tokens: whoever had the old password has nothing left. This device goes on
 * with a new session.
 */
export async function changeOwnPassword(
  actor: Actor,
  input: PasswordInput,
  key: string,
): Promise<{ sessionId: string | null }> {
  const accountId = ownId(actor);
  const { rules, stored, earlier, done, context } = await readOwn(actor, accountId, key);
  // Sent again because the answer was lost: the old password, rightly given the first time, is no longer the one.
  const again = done && (await verifyPassword(stored, input.newPassword));
  if (!again) {
    await proveCurrent({ actor, field: "currentPassword", stored, typed: input.currentPassword, limits: rules });
    const minLength = minimumLength(actor.role, rules);
    const faults = passwordFaults(input.newPassword, { minLength, classes: rules.passwordClasses, context });
    if (faults.length > 0) throw new Invalid({ newPassword: faults });
    const used = await Promise.all([stored, ...earlier].map((old) => verifyPassword(old, input.newPassword)));
    if (used.includes(true)) {
      throw new Invalid({ newPassword: [`passwordUsed|${JSON.stringify({ count: rules.passwordHistory })}`] });
    }
  }
  const passwordHash = await hashPassword(input.newPassword);
  // The request is hashed and kept: the passwords must not be in it.
  return mutate(actor, { key, action: "password:change", request: {} }, async (tx) => {
    // An admin may have reset the password or disabled the account since the old one was proved.
    const { count } = await tx.account.updateMany({
      where: { id: accountId, passwordHash: stored, status: "active" },
      data: { passwordHash, passwordChangedAt: new Date(), mustChangePassword: false, version: { increment: 1 } },
    });
    if (count === 0) throw new Invalid({ currentPassword: ["passwordWrong"] });
    await tx.passwordHistory.createMany({ data: [{ accountId, passwordHash: stored }] });
    const { sessionId, ended } = await renewSession(tx, actor, false);
    return { result: { sessionId }, audit: { entity: "account", entityId: accountId, after: ended } };
  });
}

const readOwn = (actor: Actor, accountId: string, key: string) =>
  asActor(actor, async (tx) => {
    const rules = await tx.securityRules.findUniqueOrThrow({ where: { id: 1 } });
    const account = await tx.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { passwordHash: true, loginName: true, displayName: true, organisation: { select: { name: true } } },
    });
    const earlier = await tx.passwordHistory.findMany({
      where: { accountId },
      orderBy: { createdAt: "desc" },
      take: Math.max(0, rules.passwordHistory - 1),
      select: { passwordHash: true },
    });
    const done = await tx.idempotencyKey.count({ where: { accountId, key, action: "password:change" } });
    const { passwordHash: stored, organisation, ...names } = account;
    const { belongsTo, places } = await readPlaces(tx, actor);
    const context = passwordContext({
      ...names,
      belongsTo: [...belongsTo, actor.regionName ?? "", organisation?.name ?? ""].filter(Boolean),
      places,
    });
    return { rules, done: done > 0, stored, earlier: earlier.map((row) => row.passwordHash), context };
  });

/** The units above the account's place, and those whose names everybody knows. */
async function readPlaces(tx: Tx, actor: Actor) {
  const above = (actor.scopePath ?? "").split("/").filter(Boolean);
  const places = await tx.region.findMany({
    where: { OR: [{ level: { in: [1, 2, 3] } }, { code: { in: above } }] },
    select: { code: true, name: true, pinyin: true },
  });
  return { places, belongsTo: places.filter(({ code }) => above.includes(code)).map(({ name }) => name) };
}
