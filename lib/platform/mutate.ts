import { createHash } from "node:crypto";
import { Prisma } from "@/lib/generated/prisma/client";
import { canonicalJson, type Json } from "@/lib/shared/json";
import type { Actor } from "./actor";
import { auditSql } from "./audit";
import type { Action, Entity } from "./audited";
import { inFrame, isShared, type Tx } from "./db";
import { AppError, isDeadlock } from "./errors";
import type { Frame } from "./frame";

export type AuditDetail = {
  entity: Entity;
  entityId: string;
  regionPath?: string | null;
  before?: unknown;
  after?: unknown;
  reason?: string;
};

type Write = {
  /** Idempotency key of the form or request. */
  key: string;
  action: Action;
  /** What was asked; a key used again for something else is refused. */
  request: unknown;
};

const SYSTEM_ACCOUNT = "00000000-0000-0000-0000-000000000000";

/**
 * The one path for writes: idempotency key, the work, its audit entries and the stored answer in one transaction.
 * A retried or doubled request with the same key gets the first one's answer and writes nothing.
 */
export function mutate<T>(
  actor: Actor,
  { key, action, request }: Write,
  work: (tx: Tx) => Promise<{ result: T; audit: AuditDetail | AuditDetail[] }>,
): Promise<T> {
  const claim = {
    accountId: actor.accountId ?? SYSTEM_ACCOUNT,
    ...{ key, action },
    requestHash: createHash("sha256").update(canonicalJson(request)).digest("hex"),
  };
  const write = () => {
    const frame: Frame = { actor, purpose: "writes", opening: claimSql(claim), closing: [] };
    return inFrame(frame, async (tx) => {
      if (frame.opened === 0) return storedAnswer<T>(tx, claim);
      const { result, audit } = await work(tx);
      for (const { entity, entityId, regionPath, ...detail } of [audit].flat()) {
        frame.closing.push(auditSql({ actor, action, entity, entityId, regionPath, detail: detail as Json }));
      }
      frame.closing.push(answerSql(claim, result));
      return result;
    });
  };
  return isShared() ? write() : retryOnDeadlock(write);
}

type Claim = { accountId: string; key: string; action: string; requestHash: string };

/**
 * A second request with the key waits here until the first has committed or rolled back. Sent together with the begin:
 * whatever became of that, a key is claimed as `portal_app`, in the transaction, or not at all.
 */
const claimSql = ({ accountId, key, action, requestHash }: Claim): Prisma.Sql =>
  Prisma.sql`insert into "IdempotencyKey" ("accountId", key, action, "requestHash")
    select ${accountId}::uuid, ${key}, ${action}, ${requestHash} where current_user = 'portal_app'
    on conflict do nothing`;

const answerSql = ({ accountId, key }: Claim, result: unknown): Prisma.Sql =>
  Prisma.sql`update "IdempotencyKey" set answer = ${JSON.stringify(result ?? null)}::jsonb
    where "accountId" = ${accountId}::uuid and key = ${key}`;

/** PostgreSQL ends one of two writers that wait for each other; that one has written nothing and may simply try again. */
export async function retryOnDeadlock<T>(write: () => Promise<T>, triesLeft = 3): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (triesLeft <= 1 || !isDeadlock(error)) throw error;
    return retryOnDeadlock(write, triesLeft - 1);
  }
}

async function storedAnswer<T>(tx: Tx, { accountId, key, action, requestHash }: Claim): Promise<T> {
  const stored = await tx.idempotencyKey.findUniqueOrThrow({ where: { accountId_key: { accountId, key } } });
  if (stored.action !== action || stored.requestHash !== requestHash) throw new AppError("keyReused", 409);
  return stored.answer as T;
}
