import fc from "fast-check";
import { expect, it } from "vitest";
import { clientAddress } from "@/lib/platform/auth/address";
import { networkOf, readAddress } from "@/lib/shared/address.mjs";

const octets = fc.tuple(...([0, 1, 2, 3] as const).map(() => fc.integer({ min: 0, max: 255 })));
const groups = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: length, maxLength: length });
const hex = (group: number) => group.toString(16);

/** Every way a system, a proxy or a person writes an IPv4 address. */
function waysOfFour(four: readonly number[]): string[] {
  const dotted = four.join(".");
  const [high, low] = [0, 2].map((at) => ((four[at] ?? 0) << 8) | (four[at + 1] ?? 0)) as [number, number];
  const six = [
    `::ffff:${dotted}`,
    `::FFFF:${dotted}`,
    `0:0:0:0:0:ffff:${dotted}`,
    `::ffff:${hex(high)}:${hex(low)}`,
    `0000:0000:0000:0000:0000:FFFF:${hex(high).padStart(4, "0")}:${hex(low).padStart(4, "0")}`,
  ];
  return [dotted, `${dotted}:443`, ...six, ...six.map((one) => `[${one}]:49152`), ...six.map((one) => `${one}%eth0`)];
}

/** Long, short where two groups or more in a row are zero, in capitals, with port, brackets, quotes and zone. */
function waysOfSix(all: readonly number[]): string[] {
  const long = all.map((group) => hex(group).padStart(4, "0")).join(":");
  const plain = all.map(hex).join(":");
  const short = plain.replace(/(^|:)0(:0)+(:|$)/, "::");
  return [long, plain, short, short.toUpperCase(), `[${short}]`, `[${long}]:80`, `"[${short}]:80"`, `${short}%eth0`];
}

it("an IPv4 address is one network, however it is written", () => {
  fc.assert(
    fc.property(octets, (four) => {
      for (const way of waysOfFour(four)) {
        expect(readAddress(way), way).toBe(four.join("."));
        expect(networkOf(way), way).toBe(four.join("."));
      }
    }),
  );
});

const notMapped = (all: readonly number[]) => !(all.slice(0, 5).every((group) => group === 0) && all[5] === 0xffff);
const sparse = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), { minLength: 4, maxLength: 4 });

it("all addresses of one /64 are one network, however they are written, and no other's are", () => {
  fc.assert(
    fc.property(sparse, sparse, groups(4), fc.integer({ min: 0, max: 3 }), (head, here, there, at) => {
      const network = head.map(hex).join(":");
      for (const tail of [here, there]) {
        fc.pre(notMapped([...head, ...tail]));
        for (const way of waysOfSix([...head, ...tail])) expect(networkOf(way), way).toBe(network);
      }
      const next = head.map((group, index) => (index === at ? group ^ 1 : group));
      for (const way of waysOfSix([...next, ...here])) expect(networkOf(way), way).not.toBe(network);
    }),
  );
});

it("what the portal reads of a request counts as what the web server counted", () => {
  const read = (address: string) => clientAddress(new Headers({ "x-portal-address": address }));
  fc.assert(
    fc.property(octets, sparse, (four, head) => {
      for (const way of waysOfFour(four)) expect(networkOf(read(way)), way).toBe(four.join("."));
      const six = `${head.map(hex).join(":")}:1:2:3:4`;
      expect(networkOf(read(six))).toBe(head.map(hex).join(":"));
    }),
  );
  expect(clientAddress(new Headers())).toBe("unknown");
  expect(networkOf("unknown")).toBe("unknown");
});
