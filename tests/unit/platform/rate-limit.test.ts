import { expect, it } from "vitest";
import { createRate } from "@/bin/serve/rate.mjs";
import { networkOf } from "@/lib/shared/address.mjs";

function rateAt(perSecond: number) {
  const clock = { ms: 0 };
  return { clock, rate: createRate({ perSecond, now: () => clock.ms }) };
}

/** How many of so many requests go through. */
const through = (rate: ReturnType<typeof createRate>, network: string, asked: number, url = "/") =>
  Array.from({ length: asked }, () => rate.take(network, url)).filter((wait) => wait === 0).length;

it("a network gets ten seconds' worth at once, then so many a second, and is told how long to wait", () => {
  const { clock, rate } = rateAt(50);
  expect(through(rate, "10.0.0.1", 1_000)).toBe(500);
  expect(rate.take("10.0.0.1", "/")).toBe(1);
  expect(through(rate, "10.0.0.2", 10)).toBe(10);
  clock.ms += 1_000;
  expect(through(rate, "10.0.0.1", 1_000)).toBe(50);
  clock.ms += 3_600_000;
  expect(through(rate, "10.0.0.1", 1_000)).toBe(500);
});

it("a file costs a tenth of a page, and 0 switches the limit off", () => {
  expect(through(rateAt(1).rate, "a", 1_000, "/_next/static/chunks/x.js")).toBeGreaterThanOrEqual(99);
  expect(through(rateAt(0).rate, "a", 100_000)).toBe(100_000);
});

it("what other processes let through counts, and a debt is one second's worth at most", () => {
  const [one, two] = [rateAt(50), rateAt(50)];
  through(one.rate, "a", 300);
  const took = one.rate.told();
  expect(took).toEqual({ a: 300 });
  expect(one.rate.told()).toBeNull();
  two.rate.heard(took ?? {});
  expect(through(two.rate, "a", 1_000)).toBe(200);
  two.rate.heard({ a: 1_000_000 });
  two.clock.ms += 1_020;
  expect(rateAt(50).rate.take("a", "/")).toBe(0);
  expect(two.rate.take("a", "/")).toBe(0);
});

it("a clock set back or forward, as every one may be, takes nothing and gives nothing", () => {
  const { clock, rate } = rateAt(50);
  through(rate, "a", 500);
  clock.ms -= 1;
  expect(through(rate, "a", 10)).toBe(0);
});

it("remembers no more networks than it can hold: the first heard of is forgotten first", () => {
  const { rate } = rateAt(1);
  through(rate, "first", 10);
  for (let index = 0; index < 10_000; index++) rate.take(`n${index}`, "/");
  expect(through(rate, "first", 10)).toBe(10);
});

it.each([
  ["10.1.2.3", "10.1.2.3"],
  ["::ffff:10.1.2.3", "10.1.2.3"],
  ["2001:db8:1:2:aaaa::1", "2001:db8:1:2"],
  ["2001:0db8:0001:0002:bbbb:0:0:2", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["::1", "0:0:0:0"],
  ["unknown", "unknown"],
])("%s is counted as %s", (address, network) => expect(networkOf(address)).toBe(network));
