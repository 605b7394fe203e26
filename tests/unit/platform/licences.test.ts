import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

type Locked = { license?: string; dev?: boolean; version: string };

const locked: Record<string, Locked> = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
const shipped = Object.entries(locked).flatMap(([place, about]) =>
  place && !about.dev ? [{ name: place.replace(/^.*node_modules\//, ""), ...about }] : [],
);

/** Licences that ask for no more than a notice. */
const FREE = [
  "MIT",
  "MIT/X11",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "0BSD",
  "BlueOak-1.0.0",
  "Unlicense",
  "Zlib",
];

/** Others, each with what keeps it from reaching our own code. */
const UNDER_CONDITIONS: Record<string, { licence: string; because: string }> = {
  "caniuse-lite": { licence: "CC-BY-4.0", because: "a table of browsers, used by the build" },
  elkjs: { licence: "EPL-2.0", because: "part of Prisma's studio, which is never run" },
  lightningcss: { licence: "MPL-2.0", because: "used by the build, unchanged" },
  "@img/sharp-libvips": { licence: "LGPL-3.0-or-later", because: "a library of its own, loaded at run time" },
};

/** Other platforms' parts that this registry does not hold: the lock has no word on them, their families' own have. */
const SILENT_FAMILIES: Record<string, string> = {
  "@next/swc-": "MIT",
  "@swc/core-": "Apache-2.0",
  "@tailwindcss/oxide-": "MIT",
};

const conditionOf = (name: string) =>
  Object.entries(UNDER_CONDITIONS).find(([family]) => name === family || name.startsWith(`${family}-`))?.[1].licence;

/** Of an SPDX expression every part joined by AND, and one of those joined by OR, must be allowed. */
function allows(expression: string, allowed: readonly string[]): boolean {
  return expression
    .replace(/[()]/g, "")
    .split(/ and /i)
    .every((part) => part.split(/ or /i).some((one) => allowed.includes(one.trim())));
}

const licenceOf = ({ name, license }: { name: string; license?: string }) =>
  license ?? Object.entries(SILENT_FAMILIES).find(([family]) => name.startsWith(family))?.[1] ?? "none";

it("brings only packages whose licences are free, or are named here with a reason", () => {
  const refused = shipped.filter((one) => {
    const more = conditionOf(one.name) ?? (/^@img\/sharp-(wasm32|win32)/.test(one.name) ? "LGPL-3.0-or-later" : null);
    return !allows(licenceOf(one), more ? [...FREE, more] : FREE);
  });
  expect(refused.map((one) => `${one.name}: ${licenceOf(one)}`)).toEqual([]);
});

it("refuses what must be refused", () => {
  expect(allows("GPL-3.0-only", FREE)).toBe(false);
  expect(allows("MIT AND AGPL-3.0", FREE)).toBe(false);
  expect(allows("(MIT OR GPL-3.0-or-later)", FREE)).toBe(true);
  expect(licenceOf({ name: "unknown" })).toBe("none");
});

it("holds no version with a fault that is known and mended", () => {
  const mended: Record<string, number[]> = { mysql2: [3, 24, 6] };
  for (const { name, version } of shipped) {
    const least = mended[name];
    if (!least) continue;
    const found = version.split(".").map(Number);
    const order = least.map((part, at) => Math.sign((found[at] ?? 0) - part)).find((sign) => sign !== 0) ?? 0;
    expect([name, version, order >= 0]).toEqual([name, version, true]);
  }
});
