import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { waitInTurn } from "@/lib/platform/auth/waiting-room";

beforeEach(() => vi.useFakeTimers());
afterEach(async () => {
  await vi.runAllTimersAsync();
  vi.useRealTimers();
});

let strangers = 0;
/** Somebody from elsewhere, with an account that nobody else asks for. */
const stranger = () => ({ account: `a${++strangers}`, network: `n${strangers}` });

/** How many more are let in now, and one after the other until the first that is not; they all wait a second. */
async function room(who: () => { account: string; network: string }, most = 200): Promise<number> {
  let inside = 0;
  const entered: Promise<boolean>[] = [];
  while (inside < most) {
    const one = waitInTurn(who(), 1_000);
    if ((await Promise.race([one, Promise.resolve("waiting")])) === false) break;
    entered.push(one);
    inside += 1;
  }
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await Promise.all(entered)).toEqual(entered.map(() => true));
  return inside;
}

it("who is not slowed goes on at once, however many wait", async () => {
  const waiting = Array.from({ length: 64 }, () => waitInTurn(stranger(), 5_000));
  expect(await waitInTurn(stranger(), 1)).toBe(false);
  for (const ms of [0, -1]) expect(await waitInTurn(stranger(), ms)).toBe(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await Promise.all(waiting)).toEqual(waiting.map(() => true));
});

it("each goes on when its own time is over, whenever the others came", async () => {
  const order: string[] = [];
  const enter = async (name: string, ms: number) => {
    expect(await waitInTurn(stranger(), ms)).toBe(true);
    order.push(name);
  };
  const all = [enter("long", 5_000), enter("short", 250), enter("middle", 1_000), enter("as short, later", 250)];
  await vi.advanceTimersByTimeAsync(249);
  expect(order).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(order).toEqual(["short", "as short, later"]);
  await vi.advanceTimersByTimeAsync(750);
  expect(order).toEqual(["short", "as short, later", "middle"]);
  await vi.advanceTimersByTimeAsync(4_000);
  await Promise.all(all);
  expect(order).toEqual(["short", "as short, later", "middle", "long"]);
});

it("eight of one account or of one network wait, sixty-four in all, and whoever is refused takes no place", async () => {
  expect(await room(() => ({ ...stranger(), account: "one" }))).toBe(8);
  expect(await room(() => ({ ...stranger(), network: "one" }))).toBe(8);
  const crowd = Array.from({ length: 8 }, () => waitInTurn({ ...stranger(), account: "one" }, 1_000));
  for (let n = 0; n < 100; n++) expect(await waitInTurn({ ...stranger(), account: "one" }, 1_000)).toBe(false);
  expect(await room(stranger)).toBe(56);
  await Promise.all(crowd);
});

it("a place is free again when its time is over, in any order, and when waiting is broken off", async () => {
  for (let round = 0; round < 3; round++) expect(await room(stranger)).toBe(64);
  const who = () => ({ ...stranger(), network: "one" });
  const early = waitInTurn(who(), 500);
  const late = Array.from({ length: 7 }, () => waitInTurn(who(), 1_000));
  expect(await waitInTurn(who(), 1)).toBe(false);
  await vi.advanceTimersByTimeAsync(500);
  expect(await early).toBe(true);
  const eighth = waitInTurn(who(), 500);
  expect(await waitInTurn(who(), 1)).toBe(false);
  await vi.advanceTimersByTimeAsync(500);
  expect(await Promise.all([...late, eighth])).toEqual(Array(8).fill(true));
  // Whoever goes leaves the own place, not somebody else's.
  const crowd = Array.from({ length: 8 }, () => waitInTurn(who(), 1_000));
  const passing = waitInTurn(stranger(), 250);
  await vi.advanceTimersByTimeAsync(250);
  expect([await passing, await waitInTurn(who(), 1)]).toEqual([true, false]);
  await vi.advanceTimersByTimeAsync(750);
  await Promise.all(crowd);
  for (let n = 0; n < 20; n++)
    await expect(waitInTurn(who(), 1, () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  expect(await room(who)).toBe(8);
  expect(await room(stranger)).toBe(64);
});
