import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { Forbidden, Invalid } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { demand } from "@/lib/platform/permissions";
import { mayManage, needsApproval } from "../policy";
import type { ChangeAccountInput, CreateAccountInput, StatusInput } from "../schema/account";
import { resolveScope } from "./scope";
import { auditable, drawPassword, endAccess, holdAccount, keepOneAdmin } from "./support";

/** `password` only in the answer to the request that made it: it is stored nowhere, and a retry does not get it again. */
type Issued = { id: string; pending: boolean; password: string | null };

const waiting = (actor: Actor, what: string) => ({
  status: "pending" as const,
  pendingWhat: what,
  pendingByName: actor.displayName,
  pendingSince: new Date(),
});

export async function createAccount(actor: Actor, input: CreateAccountInput, key: string): Promise<Issued> {
  demand(actor, "account:manage");
  const password = await drawPassword();
  let shown: string | null = null;
  const pending = needsApproval(null, input.role);
  try {
    const id = await mutate(actor, { key, action: "account:create", request: input }, async (tx) => {
      const { assigned, ...scope } = await resolveScope(tx, input);
      const { loginName, displayName, role } = input;
      const account = await tx.account.create({
        data: {
          ...{ loginName, displayName, role, ...scope, passwordHash: password.hash, mustChangePassword: true },
          ...(pending ? waiting(actor, "create") : {}),
        },
      });
      await assign(tx, account.id, assigned);
      shown = password.plain;
      const after = { ...auditable(account), assigned: assigned.map(({ code }) => code) };
      return { result: account.id, audit: { entity: "account", entityId: account.id, after } };
    });
    return { id, pending, password: shown };
  } catch (error) {
    if (isTaken(error)) throw new Invalid({ loginName: ["loginNameTaken"] });
    throw error;
  }
}

export async function changeAccount(
  actor: Actor,
  input: ChangeAccountInput,
  key: string,
): Promise<{ pending: boolean }> {
  demand(actor, "account:manage");
  return mutate(actor, { key, action: "account:change", request: input }, async (tx) => {
    const before = await holdAccount(tx, input.id, input._version);
    if (!mayManage(actor, before)) throw new Forbidden();
    const { assigned, ...scope } = await resolveScope(tx, input);
    const pending = before.role !== input.role && needsApproval(before.role, input.role);
    if (before.role !== input.role) await keepOneAdmin(tx, before);
    const account = await tx.account.update({
      where: { id: before.id },
      data: {
        ...{ displayName: input.displayName, role: input.role, ...scope, version: { increment: 1 } },
        ...(pending ? waiting(actor, "role") : {}),
      },
    });
    const previous = await tx.stationAssignment.findMany({
      where: { accountId: before.id },
      select: { stationId: true },
    });
    await assign(tx, before.id, assigned);
    const ended = pending ? await endAccess(tx, before.id) : null;
    return {
      result: { pending },
      audit: {
        entity: "account",
        entityId: before.id,
        before: { ...auditable(before), assigned: previous.map(({ stationId }) => stationId) },
        after: { ...auditable(account), assigned: assigned.map(({ id }) => id), ended },
      },
    };
  });
}

export async function changeStatus(actor: Actor, input: StatusInput, key: string): Promise<{ pending: boolean }> {
  demand(actor, "account:manage");
  return mutate(actor, { key, action: `account:${input.change}`, request: input }, async (tx) => {
    const before = await holdAccount(tx, input.id, input._version);
    if (!mayManage(actor, before)) throw new Forbidden();
    const pending = input.change === "enable" && needsApproval(before.role, before.role);
    if (input.change === "disable") await keepOneAdmin(tx, before);
    const standing = pending
      ? waiting(actor, "enable")
      : { status: input.change === "enable" ? ("active" as const) : ("disabled" as const) };
    const account = await tx.account.update({
      where: { id: before.id },
      data: { ...standing, version: { increment: 1 } },
    });
    const ended = input.change === "disable" ? await endAccess(tx, before.id) : null;
    return {
      result: { pending },
      audit: {
        entity: "account",
        entityId: before.id,
        before: auditable(before),
        after: { ...auditable(account), ended },
      },
    };
  });
}

/** A new first password; whoever is signed in is signed out. */
export async function resetPassword(
  actor: Actor,
  input: { id: string; _version: number },
  key: string,
): Promise<Issued> {
  demand(actor, "account:manage");
  const password = await drawPassword();
  let shown: string | null = null;
  const pending = await mutate(actor, { key, action: "account:reset", request: input }, async (tx) => {
    const before = await holdAccount(tx, input.id, input._version);
    if (!mayManage(actor, before)) throw new Forbidden();
    const waits = needsApproval(before.role, before.role);
    // The only security admin could not approve the own way back.
    if (before.role === "security_admin") await keepOneAdmin(tx, before);
    const account = await tx.account.update({
      where: { id: before.id },
      data: {
        passwordHash: password.hash,
        passwordChangedAt: new Date(),
        mustChangePassword: true,
        version: { increment: 1 },
        ...(waits && before.status === "active" ? waiting(actor, "password") : {}),
      },
    });
    await tx.passwordHistory.createMany({ data: [{ accountId: before.id, passwordHash: before.passwordHash }] });
    const ended = await endAccess(tx, before.id);
    shown = password.plain;
    return {
      result: waits,
      audit: {
        entity: "account",
        entityId: before.id,
        before: auditable(before),
        after: { ...auditable(account), ended },
      },
    };
  });
  return { id: input.id, pending, password: shown };
}

async function assign(tx: Prisma.TransactionClient, accountId: string, stations: { id: string }[]): Promise<void> {
  const ids = stations.map(({ id }) => id);
  await tx.stationAssignment.deleteMany({ where: { accountId, stationId: { notIn: ids } } });
  await tx.stationAssignment.createMany({
    data: ids.map((stationId) => ({ accountId, stationId })),
    skipDuplicates: true,
  });
}

const isTaken = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
