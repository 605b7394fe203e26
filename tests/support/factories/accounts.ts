import { randomUUID } from "node:crypto";
import type { Role } from "@/lib/generated/prisma/enums";
import { type Actor, type ActorFields, mintActor, systemActor } from "@/lib/platform/actor";
import { authenticate } from "@/lib/platform/auth/authenticate";
import { lookUp } from "@/lib/platform/auth/look-up";
import { hashPassword } from "@/lib/platform/auth/password";
import { asActor, prisma } from "@/lib/platform/db";

process.env.NEXTAUTH_SECRET ??= "integration-tests-only-secret-0123456789";

export const PASSWORD = "Right-Horse-42";
let hashed: Promise<string> | undefined;

type AccountFields = { role?: Role; loginName?: string; regionCode?: string | null; isDemo?: boolean };

/** An active account whose password is PASSWORD. */
export async function makeAccount({ role = "evaluator", ...fields }: AccountFields = {}) {
  hashed ??= hashPassword(PASSWORD);
  const passwordHash = await hashed;
  const loginName = fields.loginName ?? `${role}-${randomUUID().slice(0, 8)}`;
  return asActor(systemActor("test"), (tx) =>
    tx.account.create({ data: { ...fields, loginName, displayName: loginName, role, passwordHash } }),
  );
}

/** The account as an actor, without signing in. */
export const asAccount = ({ id, loginName, role }: { id: string; loginName: string; role: Role }): Actor =>
  mintActor({ ...systemActor("test"), accountId: id, loginName, displayName: loginName, role, scopePath: null });

/** An official of the place with this path, who has no row: for what asks no more of an actor than role and scope. */
export const official = (role: Role, scopePath: string, fields: Partial<ActorFields> = {}): Actor =>
  mintActor({
    ...systemActor("test"),
    accountId: randomUUID(),
    loginName: role,
    displayName: role,
    role,
    scopePath,
    isDemo: false,
    ...fields,
  });

type Attempt = { account: string; password?: string; address?: string; deviceCookie?: string };

export const tryToSignIn = ({ account, ...more }: Attempt, now?: Date) =>
  authenticate(
    { account, password: PASSWORD, address: "203.0.113.7", userAgent: "test", deviceCookie: undefined, ...more },
    now,
  );

/** Signs in and answers with the session's id. @throws when refused */
export async function openSession(
  account: string,
  now?: Date,
  address = `198.51.100.${Math.ceil(Math.random() * 250)}`,
) {
  const outcome = await tryToSignIn({ account, address }, now);
  if (outcome.kind !== "signedIn") throw new Error(`not signed in: ${outcome.kind}`);
  return outcome;
}

export const whoIs = (sessionId: string, now?: Date) => lookUp({ sessionId }, "203.0.113.7", now);

/** Whether somebody waits for a row that another transaction holds. */
export async function waitsForLock(): Promise<boolean> {
  const rows = await prisma().$queryRaw<unknown[]>`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return rows.length > 0;
}
