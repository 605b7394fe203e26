import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { asActor, type Tx } from "@/lib/platform/db";
import { NotFound } from "@/lib/platform/errors";
import { demand } from "@/lib/platform/permissions";
import { decodeCursor, encodeCursor } from "@/lib/shared/paging";
import type { AccountFilter } from "../schema/account";

const PAGE = 50;

const listed = {
  id: true,
  loginName: true,
  displayName: true,
  role: true,
  status: true,
  isDemo: true,
  pendingWhat: true,
  pendingByName: true,
  pendingSince: true,
  version: true,
  stationId: true,
  region: { select: { code: true, name: true, kind: true, pinyin: true } },
  organisation: { select: { id: true, name: true } },
} satisfies Prisma.AccountSelect;

export async function listAccounts(actor: Actor, filter: AccountFilter) {
  demand(actor, "account:read");
  const [after] = decodeCursor(filter.after, 1) ?? [];
  return asActor(actor, async (tx) => {
    const found = await tx.account.findMany({
      where: {
        role: filter.role,
        status: filter.status,
        ...(after ? { loginName: { gt: after } } : {}),
        ...(filter.q
          ? { OR: [{ loginName: { contains: filter.q.toLowerCase() } }, { displayName: { contains: filter.q } }] }
          : {}),
      },
      orderBy: { loginName: "asc" },
      take: PAGE + 1,
      select: listed,
    });
    const accounts = await withStations(tx, found.slice(0, PAGE));
    const last = accounts.at(-1);
    return { accounts, next: found.length > PAGE && last ? encodeCursor([last.loginName]) : null };
  });
}

export type ListedAccount = Awaited<ReturnType<typeof listAccounts>>["accounts"][number];

export async function getAccount(actor: Actor, id: string) {
  demand(actor, "account:read");
  return asActor(actor, async (tx) => {
    const found = await tx.account.findUnique({
      where: { id },
      select: {
        ...listed,
        createdAt: true,
        passwordChangedAt: true,
        mustChangePassword: true,
        assignments: { select: { stationId: true } },
        _count: {
          select: {
            tokens: { where: { revokedAt: null, expiresAt: { gt: new Date() } } },
          },
        },
      },
    });
    if (!found) throw new NotFound();
    const [account] = await withStations(tx, [found]);
    const assigned = await namesOf(
      tx,
      found.assignments.map(({ stationId }) => stationId),
    );
    const sessions = await openSessions(tx, id);
    return { ...found, station: account?.station ?? null, assigned, sessions: sessions.length };
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

/** Sessions that would still be let in. */
export async function openSessions(tx: Tx, accountId: string, now = new Date()) {
  const rules = await tx.securityRules.findUniqueOrThrow({ where: { id: 1 } });
  return tx.authSession.findMany({
    where: {
      accountId,
      revokedAt: null,
      lastSeenAt: { gt: new Date(now.getTime() - rules.idleMinutes * 60_000) },
      createdAt: { gt: new Date(now.getTime() - rules.absoluteHours * 3_600_000) },
    },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, createdAt: true, lastSeenAt: true, address: true, userAgent: true },
  });
}

type Named = { id: string; code: string; name: string };

async function withStations<A extends { stationId: string | null }>(tx: Tx, accounts: A[]) {
  const stations = await namesOf(
    tx,
    accounts.flatMap(({ stationId }) => stationId ?? []),
  );
  return accounts.map((account) => ({
    ...account,
    station: stations.find(({ id }) => id === account.stationId) ?? null,
  }));
}

const namesOf = (tx: Tx, ids: string[]): Promise<Named[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx.$queryRaw<
        Named[]
      >`select id::text, code, name from stations_named(${ids}::uuid[], array[]::text[]) order by code`;
