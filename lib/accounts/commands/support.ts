import { randomInt } from "node:crypto";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Role } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import { hashPassword } from "@/lib/platform/auth/password";
import { claimRow } from "@/lib/platform/claim";
import type { Tx } from "@/lib/platform/db";
import { Forbidden, Invalid, NotFound } from "@/lib/platform/errors";
import { withPlaces } from "../queries/places";
import { initialPassword } from "../rules/password";
import { isAdminRole } from "../schema/roles";

/** @throws Forbidden for whoever has no account */
export function ownId({ accountId }: Actor): string {
  if (!accountId) throw new Forbidden();
  return accountId;
}

const columns = {
  id: true,
  loginName: true,
  displayName: true,
  role: true,
  status: true,
  regionCode: true,
  stationId: true,
  organisationId: true,
  passwordHash: true,
  pendingWhat: true,
  version: true,
} as const;

type Asked = { id: string; _version: number; region?: string };

/** The account as it was, for a change by one who may make it. @throws NotFound, Forbidden, Conflict */
export const holdAccount = (
  tx: Tx,
  { id, _version: version, region }: Asked,
  isAllowed: (account: HeldAccount) => boolean,
): Promise<HeldAccount> =>
  claimRow({
    rows: tx.account,
    where: { id },
    readFirst: true,
    version,
    async read() {
      const account = await findAccount(tx, id);
      if (!account) throw new NotFound();
      if (!isAllowed(account)) throw new Forbidden();
      return account;
    },
    stored: (account) => storedFields(tx, account, region),
  });

const findAccount = (tx: Tx, id: string) => tx.account.findUnique({ where: { id }, select: columns });

export type HeldAccount = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

/** The values of the form as they are stored now, with the names of the units that either version means by their codes. */
async function storedFields(tx: Tx, account: HeldAccount, asked = "") {
  const assignments = await tx.stationAssignment.findMany({
    where: { accountId: account.id },
    select: { stationId: true },
  });
  const [placed] = await withPlaces(tx, [{ ...account, assignments }]);
  const units = await tx.region.findMany({
    where: { code: { in: [account.regionCode ?? "", asked] } },
    select: { code: true, name: true },
  });
  const { displayName, role, status, regionCode, organisationId } = account;
  return {
    ...{ displayName, role, status, region: regionCode ?? "", organisationId: organisationId ?? "" },
    station: placed?.station?.code ?? "",
    stations: (placed?.assigned ?? []).map(({ code }) => code).join(" "),
    units: Object.fromEntries(units.map(({ code, name }) => [code, name])),
  };
}

/**
 * A first password in place of the one there was, which is kept so that it cannot be chosen again; whoever is signed in
 * is out. `more` is written with it.
 */
export async function replacePassword(
  tx: Tx,
  { id, passwordHash }: { id: string; passwordHash: string },
  hash: string,
  more: Prisma.AccountUncheckedUpdateInput = {},
) {
  const fresh = { passwordHash: hash, passwordChangedAt: new Date(), mustChangePassword: true };
  const account = await tx.account.update({
    where: { id },
    data: { ...fresh, ...more },
  });
  await tx.passwordHistory.createMany({ data: [{ accountId: id, passwordHash }] });
  return { account, ended: await endAccess(tx, id) };
}

/** What of an account the audit keeps. */
export const auditable = (account: {
  loginName: string;
  displayName: string;
  role: Role;
  status: string;
  regionCode: string | null;
  stationId: string | null;
  organisationId: string | null;
}) => ({
  loginName: account.loginName,
  displayName: account.displayName,
  role: account.role,
  status: account.status,
  regionCode: account.regionCode,
  stationId: account.stationId,
  organisationId: account.organisationId,
});

/** Whoever is signed in as the account, anywhere and by any token, is out with the next request. */
export async function endAccess(
  tx: Tx,
  accountId: string,
  now = new Date(),
): Promise<{ sessions: number; apiKeys: number }> {
  // A token that is being made at this moment is made before, and ends too, or not at all.
  await tx.$queryRaw`select 1 from "Account" where id = ${accountId}::uuid for no key update`;
  const open = { where: { accountId, revokedAt: null }, data: { revokedAt: now } };
  const [sessions, tokens] = [await tx.authSession.updateMany(open), await tx.apiToken.updateMany(open)];
  return { sessions: sessions.count, apiKeys: tokens.count };
}

/** An account as without second factor, by the platform: for those who lost it. */
export async function dropFactors(tx: Tx, accountId: string): Promise<number> {
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  return (await tx.accountFactor.deleteMany({ where: { accountId } })).count;
}

/** Without a second one nobody could approve, keep accounts or read the log. @throws Invalid */
export async function keepOneAdmin(tx: Tx, account: { id: string; role: Role; status: string }): Promise<void> {
  if (!isAdminRole(account.role) || account.status !== "active") return;
  // Two who each take one of the last two away must see each other.
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('keep-one-admin'))::text`;
  const others = await tx.account.count({
    where: { role: account.role, status: "active", id: { not: account.id } },
  });
  if (others === 0) throw new Invalid({ _form: ["lastAdmin"] });
}

export async function drawPassword(): Promise<{ plain: string; hash: string }> {
  const plain = initialPassword((below) => randomInt(below));
  return { plain, hash: await hashPassword(plain) };
}
