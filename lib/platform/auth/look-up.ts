import { createHash } from "node:crypto";
import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import { Role } from "@/lib/generated/prisma/enums";
import { type Actor, mintActor } from "@/lib/platform/actor";
import { askHolder } from "@/lib/platform/db";

const holderSchema = z.object({
  accountId: z.string(),
  sessionId: z.string().nullable(),
  loginName: z.string(),
  displayName: z.string(),
  role: z.enum(Role),
  scopePath: z.string().nullable(),
  regionCode: z.string().nullable(),
  regionName: z.string().nullable(),
  stationId: z.string().nullable(),
  organisationId: z.string().nullable(),
  isDemo: z.boolean(),
  passwordDue: z.boolean(),
  factorDue: z.boolean(),
});

/** `passwordDue`, `factorDue`: a new password, then a second factor, must come before anything else. */
export type SignedIn = { actor: Actor; passwordDue: boolean; factorDue: boolean };

type Proof = { sessionId: string } | { token: string };

/**
 * Role, scope and standing as they are now, in one turn: the function `actor_of` also
 * notes, at most once a minute, that the session or token was used. Null: signed out, expired, revoked or disabled.
 */
export async function lookUp(proof: Proof, address: string, now = new Date()): Promise<SignedIn | null> {
  const sessionId = "sessionId" in proof ? proof.sessionId : null;
  const hash = "token" in proof ? tokenHash(proof.token) : null;
  const [row] = await askHolder(
    Prisma.sql`select * from actor_of(${sessionId}::uuid, ${hash}::text, ${now}::timestamptz)`,
  );
  if (!row) return null;
  const { passwordDue, factorDue, ...holder } = holderSchema.parse(row);
  return { actor: mintActor({ ...holder, address }), passwordDue, factorDue };
}

export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");
