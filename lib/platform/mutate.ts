import { createHash } from "node:crypto";
import type { Prisma } from "@/lib/generated/prisma/client";
import { canonicalJson, type Json } from "@/lib/shared/json";
import type { Actor } from "./actor";
import { writeAudit } from "./audit";
import { asActor, isShared, type Tx } from "./db";
import { AppError, isDeadlock } from "./errors";

export type AuditDetail = {
  entity: string;
  entityId: string;
  regionPath?: string | null;
  before?: unknown;
  after?: unknown;
  reason?: string;
};

type Write = {
  /** Idempotency key of the form or request. */
  key: string;
  /** `room:verb`, as in the audit. */
  action: string;
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
  const accountId = actor.accountId ?? SYSTEM_ACCOUNT;
  const requestHash = createHash("sha256").update(canonicalJson(request)).digest("hex");
  const write = async (tx: Tx): Promise<T> => {
    // A second request with the key waits here until the first has committed or rolled back.
    const claimed = await tx.idempotencyKey.createMany({
      data: [{ accountId, key, action, requestHash }],
      skipDuplicates: true,
    });
    if (claimed.count === 0) return storedAnswer<T>(tx, accountId, key, action, requestHash);
    const { result, audit } = await work(tx);
    for (const { entity, entityId, regionPath, ...detail } of [audit].flat()) {
      await writeAudit(tx, { actor, action, entity, entityId, regionPath, detail: detail as Json });
    }
    await tx.idempotencyKey.update({
      where: { accountId_key: { accountId, key } },
      data: { answer: (result ?? null) as Prisma.InputJsonValue },
    });
    return result;
  };
  return isShared() ? asActor(actor, write) : retryOnDeadlock(() => asActor(actor, write));
}

/** PostgreSQL ends one of two writers that wait for each other; that one has written nothing and may simply try again. */
export async function retryOnDeadlock<T>(write: () => Promise<T>, triesLeft = 3): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (triesLeft <= 1 || !isDeadlock(error)) throw error;
    return retryOnDeadlock(write, triesLeft - 1);
  }
}

async function storedAnswer<T>(
  tx: Tx,
  accountId: string,
  key: string,
  action: string,
  requestHash: string,
): Promise<T> {
  const stored = await tx.idempotencyKey.findUniqueOrThrow({ where: { accountId_key: { accountId, key } } });
  if (stored.action !== action || stored.requestHash !== requestHash) throw new AppError("keyReused", 409);
  return stored.answer as T;
}
