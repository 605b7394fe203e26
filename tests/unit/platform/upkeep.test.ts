import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepUp } from "@/bin/start/upkeep";

const work = vi.hoisted(() => ({
  anchorLog: vi.fn(async () => null),
  sweepOut: vi.fn(async () => ({})),
  recheckToday: vi.fn(async () => {}),
}));
vi.mock("@/lib/audit/commands/anchor", () => ({ anchorLog: work.anchorLog }));
vi.mock("@/lib/accounts/commands/sweep", () => ({ sweepOut: work.sweepOut }));
vi.mock("@/bin/start/content", () => ({ recheckToday: work.recheckToday }));

// Half past ten in the evening in China: midnight comes within the second hour.
beforeEach(() => vi.useFakeTimers({ now: new Date("2026-11-26T14:30:00Z") }));
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

const minutes = (many: number) => vi.advanceTimersByTimeAsync(many * 60_000);
const counts = () => [work.anchorLog, work.sweepOut, work.recheckToday].map(({ mock }) => mock.calls.length);

it("anchors at once and every hour; sweeps out at once, and rechecks, on every new day in China", async () => {
  keepUp();
  await minutes(0);
  expect(counts()).toEqual([1, 1, 0]);
  await minutes(60);
  expect(counts()).toEqual([2, 1, 0]);
  await minutes(60);
  expect(counts()).toEqual([3, 2, 1]);
  expect(work.sweepOut).toHaveBeenLastCalledWith(new Date("2026-11-26T16:00:00Z"));
  await minutes(24 * 60);
  expect(counts()).toEqual([27, 3, 2]);
});

it("does one thing at a time: the recheck closes the connections of all", async () => {
  let finish = () => {};
  keepUp();
  await minutes(80);
  work.sweepOut.mockImplementationOnce(() => new Promise((done) => (finish = () => done({}))));
  await minutes(40);
  expect(counts()).toEqual([3, 2, 0]);
  finish();
  await minutes(0);
  expect(counts()).toEqual([3, 2, 1]);
});

it("tells what fails, and tries again ten minutes later", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  work.anchorLog.mockRejectedValueOnce(new Error("chain 3 ends at 4, and had reached 6"));
  work.sweepOut.mockRejectedValueOnce(new Error("database away"));
  keepUp();
  await minutes(0);
  expect(told).toHaveBeenCalledTimes(2);
  await minutes(10);
  expect(counts()).toEqual([1, 2, 0]);
  await minutes(50);
  expect(counts()).toEqual([2, 2, 0]);
  expect(told).toHaveBeenCalledTimes(2);
  told.mockRestore();
});
