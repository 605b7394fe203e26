import { randomUUID } from "node:crypto";
import { Prisma } from "@/lib/generated/prisma/client";
import { canonicalJson, type Json } from "@/lib/shared/json";
import type { Actor } from "./actor";
import { inShort } from "./audit-digest";
import type { Action, Entity } from "./audited";
import type { Tx } from "./db";

type AuditRecord = {
  actor: Actor;
  action: Action;
  entity: Entity;
  entityId: string;
  regionPath?: string | null;
  outcome?: "ok" | "refused";
  detail: Json;
};

/** Adds one entry, in short, in the caller's transaction. The database's trigger dates, numbers and chains it. */
export async function writeAudit(tx: Tx, record: AuditRecord): Promise<void> {
  await tx.$executeRaw(auditSql(record));
}

/** Raw, because Prisma's create reads the row back, and only the audit admin may read. */
export const auditSql = ({
  actor,
  action,
  entity,
  entityId,
  regionPath,
  outcome = "ok",
  detail,
}: AuditRecord): Prisma.Sql =>
  Prisma.sql`insert into "AuditEntry"
    (id, "actorId", "actorName", "actorRole", action, entity, "entityId", "regionPath", outcome, address, detail)
    values (${randomUUID()}::uuid, ${actor.accountId}::uuid, ${storable(actor.loginName)}, ${actor.role}, ${action}, ${entity},
      ${storable(entityId)}, ${regionPath ?? null}, ${outcome}, ${actor.address}, ${canonicalJson(inShort(withoutSecrets(detail) as Json))})`;

const SECRET = /password|token|hash|secret/i;

/** Numbers and flags under such a name (`passwordMinLength`, `mustChangePassword`) are rules, not secrets. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value === null || typeof value !== "object" || "toJSON" in value) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      const secret = SECRET.test(key) && part !== null && (typeof part === "string" || typeof part === "object");
      return [key, secret ? "[redacted]" : withoutSecrets(part)];
    }),
  );
}

/** PostgreSQL stores no NUL, and half a surrogate pair has no UTF-8. */
const storable = (text: string): string => text.replaceAll("\0", "\uFFFD").toWellFormed();
