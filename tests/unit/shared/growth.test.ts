import { expect, it } from "vitest";
import { networkOf } from "@/lib/shared/address.mjs";
import { canonicalJson } from "@/lib/shared/json";
import { normalLoginName } from "@/lib/shared/login-name";
import { plainNumber } from "@/lib/shared/number-text";
import { decodeCursor, encodeCursor } from "@/lib/shared/paging";
import { placePinyin } from "@/lib/shared/pinyin";
import { safePath } from "@/lib/shared/safe-path";
import { filledArea } from "@/lib/shared/text-field";
import { expectLinear } from "../../support/growth";

const SLOW = 60_000;
const fields = (size: number) =>
  Object.fromEntries(Array.from({ length: size }, (_, n) => [`栏${(n * 7919) % size}`, n]));

it.each<[string, number, (size: number) => unknown]>([
  ["a record of many fields", 8_000, (size) => canonicalJson(fields(size))],
  ["a list of records", 5_000, (size) => canonicalJson(Array.from({ length: size }, () => fields(4)))],
  ["a long text of signs that JSON writes apart", 200_000, (size) => canonicalJson({ text: '"\\\n'.repeat(size) })],
  ["a cursor", 100_000, (size) => decodeCursor(encodeCursor(["站".repeat(size), "b"]), 2)],
  ["a cursor that is none", 200_000, (size) => decodeCursor("%".repeat(size), 2)],
  ["a name", 4_000, (size) => placePinyin("荆门市漳河新区".repeat(size))],
  ["an address to go on to", 100_000, (size) => safePath(`/${"../%2e/\\".repeat(size)}`)],
  ["colons", 100_000, (size) => networkOf(`[${"::1.".repeat(size)}]:`)],
  ["digits and points", 200_000, (size) => networkOf("1.".repeat(size))],
  ["a login name", 100_000, (size) => normalLoginName(` ﷺ${"ａ".repeat(size)} `)],
  ["a number in words", 100_000, (size) => plainNumber("一千零".repeat(size))],
  ["a number of groups", 100_000, (size) => plainNumber(`1${",000".repeat(size)}`)],
  ["a long answer of blanks", 50_000, (size) => filledArea(4_000_000).safeParse(` \r\n\u200b`.repeat(size))],
])(
  "%s",
  (_, size, read) => {
    expect(() => read(4)).not.toThrow();
    expectLinear(read, size);
  },
  SLOW,
);
