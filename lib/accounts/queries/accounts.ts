import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { asPlatform } from "@/lib/platform/auth/sessions";
import { asActor, type Tx } from "@/lib/platform/db";
import { NotFound } from "@/lib/platform/errors";
import { demand } from "@/lib/platform/permissions";
import { foldedSql } from "@/lib/regions/queries/sql";
import { foldText } from "@/lib/shared/folding";
import { decodeCursor, encodeCursor } from "@/lib/shared/paging";
import type { AccountFilter } from "../schema/account";
import { withPlaces } from "./places";

const PAGE = 50;

const listed = {
  id: true,
  loginName: true,
  displayName: true,
  role: true,
  status: true,
  isDemo: true,
  version: true,
  regionCode: true,
  stationId: true,
  organisationId: true,
} satisfies Prisma.AccountSelect;

type Listed = Prisma.AccountGetPayload<{ select: typeof listed }>;
const COLUMNS = Prisma.raw(
  Object.keys(listed)
    .map((column) => `a."${column}"`)
    .join(", "),
);

const waiting = {
  pendingWhat: true,
  pendingByName: true,
  pendingSince: true,
  pendingBefore: true,
  assignments: { select: { stationId: true } },
} satisfies Prisma.AccountSelect;

export async function listAccounts(actor: Actor, filter: AccountFilter) {
  demand(actor, "account:read");
  const [after] = decodeCursor(filter.after, 1) ?? [];
  return asActor(actor, async (tx) => {
    const found = await tx.$queryRaw<Listed[]>`
      select ${COLUMNS} from "Account" a where ${Prisma.join(wanted(filter, after), " and ")}
      order by a."loginName" limit ${PAGE + 1}`;
    const accounts = await withPlaces(tx, found.slice(0, PAGE));
    const last = accounts.at(-1);
    return { accounts, next: found.length > PAGE && last ? encodeCursor([last.loginName]) : null };
  });
}

function wanted({ role, status, q = "" }: AccountFilter, after: string | undefined): Prisma.Sql[] {
  const where = foldText(q).toLowerCase().split(/\s+/u).filter(Boolean).map(wordSql);
  if (role) where.push(Prisma.sql`a.role = ${role}::"Role"`);
  if (status) where.push(Prisma.sql`a.status = ${status}::"AccountStatus"`);
  if (after) where.push(Prisma.sql`a."loginName" > ${after}`);
  return [Prisma.sql`true`, ...where];
}

/** Words apart must all fit, in the name of the person or of the account, however either is spaced. */
function wordSql(word: string): Prisma.Sql {
  const within = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
  const [login, name] = [Prisma.sql`a."loginName"`, Prisma.sql`a."displayName"`].map(foldedSql);
  return Prisma.sql`(lower(${login}) like ${within} or replace(lower(${name}), ' ', '') like ${within})`;
}

export type ListedAccount = Awaited<ReturnType<typeof listAccounts>>["accounts"][number];

/** What the security admin has to decide, the oldest request first. */
export async function listPending(actor: Actor) {
  demand(actor, "account:read");
  return asActor(actor, async (tx) => {
    const found = await tx.account.findMany({
      where: { status: "pending" },
      orderBy: [{ pendingSince: "asc" }, { loginName: "asc" }],
      take: PAGE,
      select: { ...listed, ...waiting },
    });
    return withPlaces(tx, found);
  });
}

export type PendingAccount = Awaited<ReturnType<typeof listPending>>[number];

export async function getAccount(actor: Actor, id: string) {
  demand(actor, "account:read");
  if (!z.uuid().safeParse(id).success) throw new NotFound();
  return asActor(actor, async (tx) => {
    const found = await tx.account.findUnique({
      where: { id },
      select: {
        ...listed,
        createdAt: true,
        passwordChangedAt: true,
        mustChangePassword: true,
        ...waiting,
        _count: {
          select: {
            tokens: { where: { revokedAt: null, expiresAt: { gt: new Date() } } },
          },
        },
      },
    });
    if (!found) throw new NotFound();
    const [account] = await withPlaces(tx, [found]);
    if (!account) throw new NotFound();
    const sessions = (await openSessions(tx, id)).length;
    // That they are there is all an admin may know of another's factors.
    const where = { accountId: id, confirmedAt: { not: null } };
    return { ...account, sessions, factors: await asPlatform(tx, actor, () => tx.accountFactor.count({ where })) };
  });
}

export type AccountDetail = Awaited<ReturnType<typeof getAccount>>;

/** Organisations to choose from when an account is made or changed. */
export async function listOrganisationChoices(actor: Actor) {
  demand(actor, "account:manage");
  return asActor(actor, (tx) =>
    tx.organisation.findMany({ orderBy: { name: "asc" }, take: 500, select: { id: true, name: true } }),
  );
}

type OpenSession = { id: string; createdAt: Date; lastSeenAt: Date; address: string; userAgent: string };

/** Sessions that would still be let in, the last seen first. */
export const openSessions = (tx: Tx, accountId: string, now = new Date()): Promise<OpenSession[]> =>
  tx.$queryRaw<OpenSession[]>`
    select s.id::text, s."createdAt", s."lastSeenAt", s.address, s."userAgent" from "AuthSession" s, "SecurityRules" r
    where s."accountId" = ${accountId}::uuid and s."revokedAt" is null
      and s."lastSeenAt" > ${now}::timestamptz - make_interval(mins => r."idleMinutes")
      and s."createdAt" > ${now}::timestamptz - make_interval(hours => r."absoluteHours")
      and greatest(s."lastSeenAt", s."createdAt") <= ${now}::timestamptz + interval '5 minutes'
    order by s."lastSeenAt" desc`;
