import { Prisma } from "@/lib/generated/prisma/client";
import type { AccountStatus } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import { asPlatform } from "@/lib/platform/auth/sessions";
import { Invalid } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { demand } from "@/lib/platform/permissions";
import { mayManage, needsApproval } from "../policy";
import type { ChangeAccountInput, CreateAccountInput, StatusInput } from "../schema/account";
import { awaitApproval } from "./approval";
import { resolveScope } from "./scope";
import { auditable, drawPassword, dropFactors, endAccess, holdAccount, keepOneAdmin, replacePassword } from "./support";

/** `asked`: waits for the security admin now. `held`: the account is disabled, and enabling it will ask for this too. */
type Approval = "asked" | "held" | null;

/** `password` only in the answer to the request that made it: it is stored nowhere, and a retry does not get it again. */
type Issued = { id: string; approval: Approval; password: string | null };

/** A disabled account stays so: whoever approves a new role or password must not enable it unawares. */
const approvalOf = (waits: boolean, status: AccountStatus): Approval =>
  waits ? (status === "active" ? "asked" : "held") : null;

export async function createAccount(actor: Actor, input: CreateAccountInput, key: string): Promise<Issued> {
  demand(actor, "account:manage");
  const password = await drawPassword();
  let shown: string | null = null;
  const waits = needsApproval(null, input.role);
  try {
    const id = await mutate(actor, { key, action: "account:create", request: input }, async (tx) => {
      const { assigned, ...scope } = await resolveScope(tx, input);
      const { loginName, displayName, role } = input;
      const account = await tx.account.create({
        data: {
          ...{ loginName, displayName, role, ...scope, passwordHash: password.hash, mustChangePassword: true },
          ...(waits ? { ...(await awaitApproval(tx, actor, null, "create")), status: "pending" } : {}),
        },
      });
      await assign(tx, account.id, assigned);
      shown = password.plain;
      const after = { ...auditable(account), assigned: assigned.map(({ code }) => code) };
      return { result: account.id, audit: { entity: "account", entityId: account.id, after } };
    });
    return { id, approval: waits ? "asked" : null, password: shown };
  } catch (error) {
    if (isTaken(error)) throw new Invalid({ loginName: ["loginNameTaken"] });
    throw error;
  }
}

export async function changeAccount(
  actor: Actor,
  input: ChangeAccountInput,
  key: string,
): Promise<{ approval: Approval }> {
  demand(actor, "account:manage");
  return mutate(actor, { key, action: "account:change", request: input }, async (tx) => {
    const before = await holdAccount(tx, input, (account) => mayManage(actor, account));
    const { assigned, ...scope } = await resolveScope(tx, input);
    const newRole = before.role !== input.role;
    const waits = newRole && needsApproval(before.role, input.role);
    const approval = approvalOf(waits || before.pendingWhat.length > 0, before.status);
    if (newRole) await keepOneAdmin(tx, before);
    const account = await tx.account.update({
      where: { id: before.id },
      data: {
        ...{ displayName: input.displayName, role: input.role, ...scope },
        ...(waits ? await awaitApproval(tx, actor, before, "role") : {}),
        ...(approval === "asked" ? { status: "pending" } : {}),
      },
    });
    const previous = await tx.stationAssignment.findMany({
      where: { accountId: before.id },
      select: { stationId: true },
    });
    await assign(tx, before.id, assigned);
    const ended = approval === "asked" ? await endAccess(tx, before.id) : null;
    return {
      result: { approval },
      audit: {
        entity: "account",
        entityId: before.id,
        before: { ...auditable(before), assigned: previous.map(({ stationId }) => stationId) },
        after: { ...auditable(account), assigned: assigned.map(({ id }) => id), ended },
      },
    };
  });
}

export async function changeStatus(actor: Actor, input: StatusInput, key: string): Promise<{ approval: Approval }> {
  demand(actor, "account:manage");
  return mutate(actor, { key, action: `account:${input.change}`, request: input }, async (tx) => {
    const before = await holdAccount(tx, input, (account) => mayManage(actor, account));
    const waits =
      input.change === "enable" && (needsApproval(before.role, before.role) || before.pendingWhat.length > 0);
    if (input.change === "disable") await keepOneAdmin(tx, before);
    const account = await tx.account.update({
      where: { id: before.id },
      data: {
        ...(waits
          ? { ...(await awaitApproval(tx, actor, before, "enable")), status: "pending" }
          : { status: input.change === "enable" ? "active" : "disabled" }),
      },
    });
    const ended = input.change === "disable" ? await endAccess(tx, before.id) : null;
    return {
      result: { approval: waits ? "asked" : null },
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
  const approval = await mutate(actor, { key, action: "account:reset", request: input }, async (tx) => {
    const before = await holdAccount(tx, input, (account) => mayManage(actor, account));
    const waits = needsApproval(before.role, before.role) || before.pendingWhat.length > 0;
    const approval = approvalOf(waits, before.status);
    // The only security admin could not approve the own way back.
    if (before.role === "security_admin") await keepOneAdmin(tx, before);
    const { account, ended } = await replacePassword(tx, before, password.hash, {
      ...(waits ? await awaitApproval(tx, actor, before, "password") : {}),
      ...(approval === "asked" ? { status: "pending" } : {}),
    });
    shown = password.plain;
    return {
      result: approval,
      audit: {
        entity: "account",
        entityId: before.id,
        before: auditable(before),
        after: { ...auditable(account), ended },
      },
    };
  });
  return { id: input.id, approval, password: shown };
}

/** For whoever lost their second factor: the next sign-in asks for the password alone. An admin's waits for approval. */
export async function resetFactors(
  actor: Actor,
  input: { id: string; _version: number },
  key: string,
): Promise<{ approval: Approval }> {
  demand(actor, "account:manage");
  return mutate(actor, { key, action: "account:resetFactors", request: input }, async (tx) => {
    const before = await holdAccount(tx, input, (account) => mayManage(actor, account));
    const waits = needsApproval(before.role, before.role) || before.pendingWhat.length > 0;
    const approval = approvalOf(waits, before.status);
    if (before.role === "security_admin") await keepOneAdmin(tx, before);
    const account = await tx.account.update({
      where: { id: before.id },
      data: {
        ...(waits ? await awaitApproval(tx, actor, before, "factor") : {}),
        ...(approval === "asked" ? { status: "pending" } : {}),
      },
    });
    const dropped = waits ? 0 : await asPlatform(tx, actor, () => dropFactors(tx, before.id));
    const ended = await endAccess(tx, before.id);
    return {
      result: { approval },
      audit: {
        entity: "account",
        entityId: before.id,
        before: auditable(before),
        after: { ...auditable(account), dropped, ended },
      },
    };
  });
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
