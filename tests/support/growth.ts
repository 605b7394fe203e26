import { expect } from "vitest";

/** CPU milliseconds of this process for `work`. */
function cpuOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/**
 * That four times the input costs about four times the work, not sixteen: the least of five runs each, in one process.
 * A floor keeps the clock's grain and the collector's pauses out of it.
 */
export function expectLinear(run: (size: number) => unknown, size: number): void {
  const least = (n: number) => Math.min(...[1, 2, 3, 4, 5].map(() => cpuOf(() => run(n))));
  run(size);
  const [once, fourfold] = [least(size), least(4 * size)];
  expect(fourfold / Math.max(once, 15), `${once.toFixed(1)} ms, then ${fourfold.toFixed(1)} ms`).toBeLessThan(11);
}
