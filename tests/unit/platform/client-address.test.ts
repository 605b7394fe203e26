import { afterEach, describe, expect, it, vi } from "vitest";
import { addressOf } from "@/bin/serve/address.mjs";
import { networkOf, readAddress } from "@/lib/shared/address.mjs";

afterEach(() => vi.unstubAllEnvs());

const asked = (forwarded: string | undefined, remoteAddress: string | undefined, trust = "1") => {
  vi.stubEnv("TRUST_PROXY", trust);
  return addressOf({ headers: { "x-forwarded-for": forwarded }, socket: { remoteAddress } });
};

describe("an address has one way of being written", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    [" 203.0.113.7 ", "203.0.113.7"],
    // Azure and IIS add the port.
    ["203.0.113.7:49152", "203.0.113.7"],
    ["[2001:db8::1]:49152", "2001:db8::1"],
    ["[2001:db8::1]", "2001:db8::1"],
    // RFC 7239 writes it in quotes.
    ['"[2001:db8::1]:4711"', "2001:db8::1"],
    ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["2001:db8:0000::0001", "2001:db8::1"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["::FFFF:203.0.113.7", "203.0.113.7"],
    ["::ffff:cb00:7107", "203.0.113.7"],
    ["0:0:0:0:0:ffff:cb00:7107", "203.0.113.7"],
    ["[::ffff:203.0.113.7]:443", "203.0.113.7"],
    ["fe80::1%eth0", "fe80::1"],
    ["[fe80::1%25eth0]:80", "fe80::1"],
    ["[fe80::1%eth0]:80", "fe80::1"],
    // Node takes such a zone for one, and no URL does.
    ["fe80::1%a:b", "fe80::1"],
    ["unknown", null],
    ["_hidden", null],
    ["", null],
    ["203.0.113", null],
    ["203.0.113.256", null],
    ["203.0.113.7:", null],
    ["203.0.113.7:port", null],
    ["[203.0.113.7]:80", null],
    ["2001:db8::1::2", null],
    ["[2001:db8::1", null],
    ["203.0.113.7 evil", null],
    ["1.2.3.4\u0000", null],
    ["x".repeat(10_000), null],
  ])("%s → %s", (written, address) => {
    expect(readAddress(written)).toBe(address);
  });
});

it("is the last entry that a trusted proxy has added, and never what the client says of itself", () => {
  expect(asked("198.51.100.1, 203.0.113.7:80", "10.0.0.1")).toBe("203.0.113.7");
  expect(asked("198.51.100.1,203.0.113.7", "10.0.0.1")).toBe("203.0.113.7");
  expect(asked("203.0.113.7", "::ffff:10.0.0.1", "0")).toBe("10.0.0.1");
});

it("is the connection's own where the entry is none", () => {
  for (const odd of [undefined, "", "198.51.100.1, unknown", "198.51.100.1,", "garbage"])
    expect(asked(odd, "::ffff:10.0.0.1")).toBe("10.0.0.1");
  expect(asked(undefined, undefined)).toBe("unknown");
});

it("counts however it is written", () => {
  expect(networkOf("::ffff:cb00:7107")).toBe("203.0.113.7");
  expect(networkOf("[2001:DB8:1:2::9]:80")).toBe("2001:db8:1:2");
});
