import { generate } from "lean-qr";
import { toSvgSource } from "lean-qr/extras/svg";
import type { Actor } from "@/lib/platform/actor";
import { passkeySite } from "@/lib/platform/auth/passkey";
import { totpKey } from "@/lib/platform/auth/totp";
import { asActor } from "@/lib/platform/db";
import { Forbidden } from "@/lib/platform/errors";

/** The second factors of whoever asks; `setup` while a code generator waits for its first code. */
export async function getOwnFactors(actor: Actor) {
  const { accountId } = actor;
  if (!accountId) throw new Forbidden();
  const [rows, codes] = await asActor(actor, async (tx) => [
    await tx.accountFactor.findMany({
      where: { accountId },
      orderBy: { createdAt: "asc" },
      select: {
        ...{ id: true, kind: true, name: true, createdAt: true, confirmedAt: true, lastUsedAt: true },
        sealedSecret: true,
      },
    }),
    await tx.recoveryCode.count({ where: { accountId, usedAt: null } }),
  ]);
  const waiting = rows.find(({ kind, confirmedAt }) => kind === "totp" && !confirmedAt);
  const key = waiting ? totpKey(accountId, waiting.sealedSecret, actor.loginName) : null;
  return {
    factors: rows.flatMap(({ sealedSecret: _, confirmedAt, ...factor }) => (confirmedAt ? [factor] : [])),
    setup: key && { key: key.key.replace(/(.{4})(?=.)/g, "$1 "), qr: qrCode(key.uri) },
    codes,
    passkeys: passkeySite() !== null,
  };
}

export type OwnFactors = Awaited<ReturnType<typeof getOwnFactors>>;

/** Drawn here, so that the secret goes to nobody else's service. */
const qrCode = (text: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(toSvgSource(generate(text), { on: "black", off: "white" })).toString("base64")}`;
