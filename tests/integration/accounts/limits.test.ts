import { describe, expect, it } from "vitest";
import { systemActor } from "@/lib/platform/actor";
import { giveBack, settleTicket, takeTicket } from "@/lib/platform/auth/throttle";
import { asActor, prisma } from "@/lib/platform/db";
import { makeAccount, openSession, tryToSignIn } from "@/tests/support/factories/accounts";
import { prepare } from "@/tests/support/worker-database";

const START = new Date("2026-03-02T01:00:00Z");
const minute = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const LIMITS = { maxFailures: 5, lockMinutes: 15 };
const colleague = "county_official@shayang";
const system = systemActor("test");

/** So many failed attempts, each from an address of its own, for one account or each for another. */
const flood = (attempts: number, name: (n: number) => string, now = START) =>
  asActor(system, async (tx) => {
    for (let n = 0; n < attempts; n++)
      await takeTicket(
        tx,
        { loginName: name(n), address: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`, deviceId: null },
        LIMITS,
        now,
      );
  });

const take = (loginName: string, address: string, now = START) =>
  asActor(system, (tx) => takeTicket(tx, { loginName, address, deviceId: null }, LIMITS, now));

prepare(async () => {
  await makeAccount({ loginName: colleague });
});

describe("strangers' failures slow down and lock nobody out", () => {
  it("of one account, from a hundred addresses: its owner gets in from a new device, a little later", async () => {
    await flood(100, () => colleague);
    const ticket = await take(colleague, "192.0.2.99");
    expect([ticket.lockedUntil, ticket.delay]).toEqual([null, 250]);
    expect((await tryToSignIn({ account: colleague, address: "192.0.2.98" }, START)).kind).toBe("signedIn");
    await flood(700, () => colleague);
    expect((await take(colleague, "192.0.2.97")).delay).toBe(5_000);
    // Nobody else waits for that, and after the window nobody does.
    expect((await take("neighbour", "192.0.2.96")).delay).toBe(0);
    expect((await take(colleague, "192.0.2.95", minute(15))).delay).toBe(0);
  }, 60_000);

  it("of all accounts together: the two thousand and first attempt waits, and none is refused unseen", async () => {
    await flood(2_000, (n) => `name-${n}`);
    const ticket = await take(colleague, "192.0.2.99");
    expect([ticket.lockedUntil, ticket.delay, ticket.buckets.length]).toEqual([null, 250, 4]);
    expect((await tryToSignIn({ account: colleague, address: "192.0.2.98" }, START)).kind).toBe("signedIn");
  }, 120_000);

  it("and a known device never waits", async () => {
    const { deviceCookie } = await openSession(colleague, START, "192.0.2.10");
    await flood(800, () => colleague);
    const [before] = [Date.now()];
    expect((await tryToSignIn({ account: colleague, address: "192.0.2.11", deviceCookie }, START)).kind).toBe(
      "signedIn",
    );
    expect(before).toBeLessThanOrEqual(Date.now());
    const buckets = await prisma().loginThrottle.findMany({ where: { bucket: { startsWith: "device:" } } });
    expect(buckets).toEqual([]);
  }, 60_000);

  it("an attempt that was not looked at, or was right, is counted by nobody", async () => {
    await flood(150, () => colleague);
    const failures = async () =>
      (await prisma().loginThrottle.findMany({ where: { bucket: { startsWith: "account:" } } })).map(
        (row) => row.failures,
      );
    expect(await failures()).toEqual([150]);
    const ticket = await take(colleague, "192.0.2.1");
    await asActor(system, (tx) => giveBack(tx, ticket.buckets));
    expect(await failures()).toEqual([150]);
    const right = await take(colleague, "192.0.2.2");
    await asActor(system, (tx) => settleTicket(tx, right));
    expect(await failures()).toEqual([150]);
  }, 60_000);
});

describe("a clock that jumps", () => {
  const lock = async (at: Date) => {
    for (let n = 0; n < 5; n++) await tryToSignIn({ account: colleague, password: "guess" }, at);
  };

  it("ahead and back leaves no lock longer than the rules say", async () => {
    const years = minute(3 * 365 * 24 * 60);
    await lock(years);
    expect(await tryToSignIn({ account: colleague }, START)).toEqual({ kind: "locked", until: minute(15) });
    expect((await tryToSignIn({ account: colleague }, minute(14))).kind).toBe("locked");
    expect((await tryToSignIn({ account: colleague }, minute(15))).kind).toBe("signedIn");
  });

  it("ahead and back leaves no count that never starts over", async () => {
    const years = minute(3 * 365 * 24 * 60);
    for (let n = 0; n < 4; n++) await tryToSignIn({ account: colleague, password: "guess" }, years);
    for (let n = 0; n < 4; n++)
      expect((await tryToSignIn({ account: colleague, password: "guess" }, START)).kind).toBe("refused");
  });

  it("back lets nobody guess more than the rules say", async () => {
    await lock(START);
    expect((await tryToSignIn({ account: colleague, password: "guess" }, minute(-60))).kind).toBe("locked");
  });
});
