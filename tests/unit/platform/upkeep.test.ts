import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepUp } from "@/bin/start/upkeep";

const work = vi.hoisted(() => ({ anchorLog: vi.fn(async () => null), sweepOut: vi.fn(async () => ({})) }));
vi.mock("@/lib/audit/commands/anchor", () => ({ anchorLog: work.anchorLog }));
vi.mock("@/lib/accounts/commands/sweep", () => ({ sweepOut: work.sweepOut }));

// Half past ten in the evening in China: midnight comes within the second hour.
beforeEach(() => vi.useFakeTimers({ now: new Date("2026-11-26T14:30:00Z") }));
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

const hours = (many: number) => vi.advanceTimersByTimeAsync(many * 3_600_000);

it("anchors at once and every hour, and sweeps out once a day in China", async () => {
  keepUp();
  await hours(0);
  expect([work.anchorLog.mock.calls.length, work.sweepOut.mock.calls.length]).toEqual([1, 1]);
  await hours(1);
  expect([work.anchorLog.mock.calls.length, work.sweepOut.mock.calls.length]).toEqual([2, 1]);
  await hours(1);
  expect([work.anchorLog.mock.calls.length, work.sweepOut.mock.calls.length]).toEqual([3, 2]);
  await hours(24);
  expect([work.anchorLog.mock.calls.length, work.sweepOut.mock.calls.length]).toEqual([27, 3]);
  expect(work.sweepOut).toHaveBeenLastCalledWith(new Date("2026-11-27T16:30:00Z"));
});

it("tells what fails, and the next hour tries again", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  work.anchorLog.mockRejectedValueOnce(new Error("chain 3 ends at 4, and had reached 6"));
  work.sweepOut.mockRejectedValueOnce(new Error("database away"));
  keepUp();
  await hours(0);
  expect(told).toHaveBeenCalledTimes(2);
  await hours(1);
  expect([work.anchorLog.mock.calls.length, work.sweepOut.mock.calls.length]).toEqual([2, 2]);
  expect(told).toHaveBeenCalledTimes(2);
  told.mockRestore();
});
