import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { tokenHash } from "@/lib/platform/auth/look-up";
import { disconnect, prisma } from "@/lib/platform/db";
import { NotFound } from "@/lib/platform/errors";
import { answerOrProblem, rememberActor } from "@/lib/platform/problem";
import { noteRefusal, noteRefused } from "@/lib/platform/refusal";
import { countRefusals, flush } from "@/lib/platform/refusal-log";
import { asAccount, makeAccount } from "@/tests/support/factories/accounts";

beforeEach(() => countRefusals());

const entries = () =>
  prisma().auditEntry.findMany({
    where: { action: { startsWith: "request:" } },
    orderBy: [{ at: "asc" }, { seq: "asc" }],
    select: {
      action: true,
      outcome: true,
      actorId: true,
      actorName: true,
      address: true,
      entity: true,
      entityId: true,
      detail: true,
    },
  });
const counts = async () => (await entries()).map(({ detail }) => JSON.parse(detail).count as number);
const counted = async () =>
  (await prisma().refusalCount.findMany({ where: { NOT: { bucket: { startsWith: "entries:" } } } }))
    .map(({ count }) => count)
    .sort((a, b) => a - b);

async function refuse(times: number, address: string, path = "/api/v1/coverage") {
  for (let n = 0; n < times; n++) noteRefusal({ kind: "origin", actor: null, address, path });
  await flush();
}

describe("what is refused", () => {
  it("leaves an entry of who, what and where from", async () => {
    const account = await makeAccount({ role: "county_official" });
    const actor = { ...asAccount(account), address: "203.0.113.9" };
    noteRefusal({ kind: "permission", actor, permission: "account:read", path: "/accounts" });
    noteRefused(new NotFound(), actor);
    await flush();
    expect(await entries()).toEqual([
      {
        action: "request:permission",
        outcome: "refused",
        actorId: account.id,
        actorName: account.loginName,
        address: "203.0.113.9",
        entity: "request",
        entityId: "/accounts",
        detail: '{"count":1,"path":"/accounts","permission":"account:read"}',
      },
      {
        action: "request:scope",
        outcome: "refused",
        actorId: account.id,
        actorName: account.loginName,
        address: "203.0.113.9",
        entity: "request",
        entityId: "",
        detail: '{"count":1,"path":""}',
      },
    ]);
  });

  it("of a token says which it was and why it opens nothing", async () => {
    const { id: accountId } = await makeAccount();
    const token = async (hash: string, more: object) => {
      const id = randomUUID();
      await prisma().apiToken.create({
        data: { id, accountId, name: "x", hash: tokenHash(hash), expiresAt: new Date("2999-01-01"), ...more },
      });
      return id;
    };
    const revoked = await token("revoked", { revokedAt: new Date() });
    const expired = await token("expired", { expiresAt: new Date("2020-01-01") });
    for (const [n, given] of ["revoked", "expired", "guessed"].entries())
      noteRefusal({ kind: "token", actor: null, address: `198.51.100.${n}`, tokenHash: tokenHash(given) });
    await flush();
    const told = (await entries()).map(({ entity, entityId, detail }) => [entity, entityId, JSON.parse(detail).reason]);
    expect(told).toEqual([
      ["apiKey", revoked, "revoked"],
      ["apiKey", expired, "expired"],
      ["request", "", "unknown"],
    ]);
  });

  it("is told by the API with whom it answered", async () => {
    const account = await makeAccount({ role: "county_official" });
    const request = new Request("http://portal.test/api/v1/coverage");
    rememberActor(request, asAccount(account));
    const answer = await answerOrProblem(request, async () => {
      throw new NotFound();
    });
    await flush();
    expect(answer.status).toBe(404);
    expect((await entries()).map(({ action, actorId }) => [action, actorId])).toEqual([["request:scope", account.id]]);
  });
});

describe("a flood", () => {
  it("is counted to the last one and told at the first, the tenth, the hundredth", async () => {
    for (let n = 0; n < 101; n++) await refuse(1, "203.0.113.1");
    expect(await counted()).toEqual([101]);
    expect(await counts()).toEqual([1, 10, 100]);
  });

  it("is told once for many at a time, with how many they were", async () => {
    await refuse(250, "203.0.113.1");
    await refuse(800, "203.0.113.1");
    expect(await counted()).toEqual([1_050]);
    expect(await counts()).toEqual([250, 1_050]);
  });

  it("adds up over processes, each address and account for itself, an IPv6 subscriber as one", async () => {
    await refuse(6, "203.0.113.1");
    // Another process has counted as well.
    await prisma().$executeRaw`update "RefusalCount" set count = count + 3 where bucket not like 'entries:%'`;
    await refuse(1, "203.0.113.1");
    expect(await counts()).toEqual([6, 10]);
    await refuse(1, "2001:db8:1:2::1");
    await refuse(1, "2001:db8:1:2::ffff");
    await refuse(1, "203.0.113.2");
    expect(await counted()).toEqual([1, 2, 10]);
  });

  it("from thousands of addresses fills neither the memory nor the log", async () => {
    for (let n = 0; n < 2_600; n++)
      noteRefusal({ kind: "origin", actor: null, address: `10.0.${n >> 8}.${n & 255}`, path: "/" });
    await flush();
    const rows = await counted();
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(2_600);
    expect(rows.length).toBe(2_001);
    expect((await entries()).length).toBe(101);
  }, 60_000);
});

it("what cannot be written waits and is written later, every one of it", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  const url = process.env.DATABASE_URL;
  await disconnect();
  process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";
  try {
    await refuse(3, "203.0.113.1");
    await refuse(4, "203.0.113.1");
  } finally {
    await disconnect();
    process.env.DATABASE_URL = url;
  }
  expect(told).toHaveBeenCalled();
  told.mockRestore();
  await flush();
  expect(await counted()).toEqual([7]);
  expect(await counts()).toEqual([7]);
});

it("keeps nobody waiting: what is refused goes on while the count cannot be written", async () => {
  await prisma().$transaction(async (tx) => {
    await tx.$executeRaw`lock table "RefusalCount" in access exclusive mode`;
    noteRefusal({ kind: "origin", actor: null, address: "203.0.113.1", path: "/" });
    expect(await tx.refusalCount.count()).toBe(0);
  });
  await flush();
  expect(await prisma().refusalCount.count()).toBe(2);
});
