import { randomBytes } from "node:crypto";
import type { Actor } from "@/lib/platform/actor";
import { readRegistration, registrationOptions } from "@/lib/platform/auth/passkey";
import { replaceRecoveryCodes } from "@/lib/platform/auth/recovery-codes";
import { seal, unseal } from "@/lib/platform/auth/seal";
import { asPlatform, renewSession } from "@/lib/platform/auth/sessions";
import { drawTotpSecret, totpStep } from "@/lib/platform/auth/totp";
import { asActor, type Tx } from "@/lib/platform/db";
import { Invalid, NotFound } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { cleanText, halfWidth } from "@/lib/shared/folding";
import { needsSecondFactor } from "../policy";
import { ownId } from "./support";

/** `codes` only in the answer to the request that made them: the database keeps digests. */
type Enrolled = { sessionId: string | null; codes: string[] | null };

const MOST_FACTORS = 10;
const confirmed = { confirmedAt: { not: null } } as const;

/** A new secret for a code generator, which counts from its first right code on. */
export async function startTotp(actor: Actor, key: string): Promise<void> {
  const accountId = ownId(actor);
  await mutate(actor, { key, action: "factor:start", request: {} }, async (tx) => {
    await refuseMore(tx, accountId);
    const { id } = await asPlatform(tx, actor, async () => {
      await tx.accountFactor.deleteMany({ where: { accountId, confirmedAt: null } });
      const sealedSecret = drawTotpSecret(accountId);
      return tx.accountFactor.create({
        data: { accountId, kind: "totp", name: "", sealedSecret },
        select: { id: true },
      });
    });
    return { result: null, audit: { entity: "factor", entityId: id, after: { kind: "totp" } } };
  });
}

/** The first right code makes it a second factor: this session goes on under a new id, every other one ends, and every token. */
export async function confirmTotp(
  actor: Actor,
  input: { code: string; name: string },
  key: string,
  now = new Date(),
): Promise<Enrolled> {
  const accountId = ownId(actor);
  const code = halfWidth(cleanText(input.code)).replace(/\s/g, "");
  return enrol(actor, { key, name: input.name }, async (tx) => {
    const waiting = await tx.accountFactor.findFirst({ where: { accountId, kind: "totp", confirmedAt: null } });
    if (!waiting) throw new Invalid({ _form: ["factorNotStarted"] });
    const lastStep = totpStep(accountId, waiting.sealedSecret, code, now);
    if (lastStep === null) throw new Invalid({ code: ["codeWrong"] });
    await asPlatform(tx, actor, () =>
      tx.accountFactor.update({
        where: { id: waiting.id },
        data: { confirmedAt: now, lastUsedAt: now, lastStep, name: input.name },
      }),
    );
    return { id: waiting.id, kind: "totp" };
  });
}

/** What the browser is asked for a new passkey, and a ticket that proves later that we asked. */
export async function askForPasskey(actor: Actor, now = new Date()): Promise<{ options: object; ticket: string }> {
  const accountId = ownId(actor);
  const known = await asActor(actor, async (tx) => {
    await refuseMore(tx, accountId);
    return tx.accountFactor.findMany({
      where: { accountId, kind: "passkey" },
      select: { credentialId: true, transports: true },
    });
  });
  const challenge = randomBytes(32).toString("base64url");
  const owner = { accountId, loginName: actor.loginName, displayName: actor.displayName };
  const keys = known.flatMap(({ credentialId, transports }) => (credentialId ? [{ credentialId, transports }] : []));
  const options = await registrationOptions(owner, keys, challenge);
  if (!options) throw new Invalid({ _form: ["passkeysUnavailable"] });
  return { options, ticket: seal("new passkey", accountId, JSON.stringify({ challenge, at: now.getTime() })) };
}

export async function addPasskey(
  actor: Actor,
  input: { answer: unknown; ticket: string; name: string },
  key: string,
  now = new Date(),
): Promise<Enrolled> {
  const accountId = ownId(actor);
  const asked = JSON.parse(unseal("new passkey", accountId, input.ticket) ?? "{}") as {
    challenge?: string;
    at?: number;
  };
  const age = now.getTime() - (asked.at ?? 0);
  const passkey =
    asked.challenge && age >= 0 && age < 300_000 ? await readRegistration(input.answer, asked.challenge) : null;
  if (!passkey) throw new Invalid({ _form: ["passkeyRefused"] });
  return enrol(actor, { key, name: input.name }, async (tx) => {
    await refuseMore(tx, accountId);
    const { id } = await asPlatform(tx, actor, async () => {
      if (await tx.accountFactor.count({ where: { credentialId: passkey.credentialId } }))
        throw new Invalid({ _form: ["passkeyKnown"] });
      return tx.accountFactor.create({
        data: { ...passkey, accountId, kind: "passkey", name: input.name, confirmedAt: now },
        select: { id: true },
      });
    });
    return { id, kind: "passkey" };
  });
}

async function enrol(
  actor: Actor,
  { key, name }: { key: string; name: string },
  add: (tx: Tx) => Promise<{ id: string; kind: string }>,
): Promise<Enrolled> {
  const accountId = ownId(actor);
  let codes: string[] | null = null;
  const sessionId = await mutate(actor, { key, action: "factor:add", request: { name } }, async (tx) => {
    // A sign-in whose password was looked at before must find the factor, or be over.
    await tx.$queryRaw`select 1 from "Account" where id = ${accountId}::uuid for no key update`;
    const { id, kind } = await add(tx);
    const left = await tx.recoveryCode.count({ where: { accountId, usedAt: null } });
    if (left === 0) codes = await asPlatform(tx, actor, () => replaceRecoveryCodes(tx, accountId));
    const renewed = await renewSession(tx, actor, true);
    const after = { kind, name, ...renewed.ended };
    return { result: renewed.sessionId, audit: { entity: "factor", entityId: id, after } };
  });
  return { sessionId, codes };
}

/** @throws Invalid when an administrator would be left without any */
export async function removeFactor(
  actor: Actor,
  input: { id: string },
  key: string,
): Promise<{ sessionId: string | null }> {
  const accountId = ownId(actor);
  return mutate(actor, { key, action: "factor:remove", request: input }, async (tx) => {
    await tx.$queryRaw`select 1 from "Account" where id = ${accountId}::uuid for no key update`;
    const all = await tx.accountFactor.findMany({
      where: { accountId, ...confirmed },
      select: { id: true, kind: true },
    });
    const factor = all.find(({ id }) => id === input.id);
    if (!factor) throw new NotFound();
    if (all.length === 1 && needsSecondFactor(actor)) throw new Invalid({ _form: ["lastFactor"] });
    await asPlatform(tx, actor, async () => {
      await tx.accountFactor.delete({ where: { id: factor.id } });
      if (all.length === 1) await tx.recoveryCode.deleteMany({ where: { accountId } });
    });
    const { sessionId, ended } = await renewSession(tx, actor, false);
    const after = { kind: factor.kind, ...ended };
    return { result: { sessionId }, audit: { entity: "factor", entityId: factor.id, after } };
  });
}

/** Ten new recovery codes; the former ones open nothing more. Null when a retry asks for what was shown. */
export async function renewRecoveryCodes(actor: Actor, key: string): Promise<string[] | null> {
  const accountId = ownId(actor);
  let codes: string[] | null = null;
  await mutate(actor, { key, action: "factor:codes", request: {} }, async (tx) => {
    if ((await tx.accountFactor.count({ where: { accountId, ...confirmed } })) === 0) throw new NotFound();
    codes = await asPlatform(tx, actor, () => replaceRecoveryCodes(tx, accountId));
    return { result: null, audit: { entity: "account", entityId: accountId } };
  });
  return codes;
}

async function refuseMore(tx: Tx, accountId: string): Promise<void> {
  const { length } = await tx.accountFactor.findMany({ where: { accountId, ...confirmed }, select: { id: true } });
  if (length >= MOST_FACTORS) throw new Invalid({ _form: [`factorsFull|${JSON.stringify({ max: MOST_FACTORS })}`] });
}
