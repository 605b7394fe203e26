import { inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** Stands where the true number is in the fields of zip64. */
const ELSEWHERE = 0xffffffff;

/** A file of which no more can be said than that it is not read. */
export class Unreadable extends Error {
  constructor(readonly reason: "damaged" | "tooBig" | "notExcel") {
    super(reason);
  }
}

export type Archive = {
  has(path: string): boolean;
  /** @throws Unreadable when it is absent, damaged, or more than what is left of the limit */
  open(path: string): Buffer;
};

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Part names are equal without regard to case, and to which signs are escaped as in addresses. */
function tidyPath(path: string): string {
  const plain = path.replaceAll("\\", "/").replace(/^\//, "").toLowerCase();
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

/**
 * The files of an archive. Only what is asked for is unpacked, against a limit for all of them, since the sizes that an
 * archive states of itself prove nothing. @throws Unreadable
 */
export function openArchive(bytes: Uint8Array, maxBytes: number, maxEntries: number): Archive {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = checked(() => directory(data, maxEntries));
  const unpacked = new Map<string, Buffer>();
  let left = maxBytes;
  return {
    has: (path) => entries.has(tidyPath(path)),
    open: (path) =>
      checked(() => {
        const name = tidyPath(path);
        const entry = entries.get(name);
        if (entry === undefined) throw new Unreadable("damaged");
        const known = unpacked.get(name);
        if (known) return known;
        const content = contentOf(data, entry, left);
        left -= content.length;
        if (left < 0) throw new Unreadable("tooBig");
        unpacked.set(name, content);
        return content;
      }),
  };
}

/** Reads beyond the file, and what zlib refuses, are damage. */
function checked<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? "tooBig" : "damaged");
  }
}

type Entry = { readonly method: number; readonly packed: number; readonly local: number };

function directory(data: Buffer, maxEntries: number): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  // Not by the stated number of entries, which proves nothing either.
  for (let at = directoryStart(data), count = 1; data.readUInt32LE(at) === ENTRY; count++) {
    if (count > maxEntries) throw new Unreadable("tooBig");
    const nameLength = data.readUInt16LE(at + 28);
    const extraLength = data.readUInt16LE(at + 30);
    entries.set(tidyPath(data.toString("utf8", at + 46, at + 46 + nameLength)), entryAt(data, at));
    at += 46 + nameLength + extraLength + data.readUInt16LE(at + 32);
  }
  if (entries.size === 0) throw new Unreadable("damaged");
  return entries;
}

function directoryStart(data: Buffer): number {
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || data.readUInt32LE(end) !== END) throw new Unreadable("damaged");
  const start = data.readUInt32LE(end + 16);
  if (start !== ELSEWHERE) return start;
  if (data.readUInt32LE(end - 20) !== LOCATOR_64) throw new Unreadable("damaged");
  const end64 = long(data, end - 12);
  if (data.readUInt32LE(end64) !== END_64) throw new Unreadable("damaged");
  return long(data, end64 + 48);
}

/** The fields that are too large for 32 bits, or that their writer sets so always, follow as 64 bits in this order. */
function entryAt(data: Buffer, at: number): Entry {
  const extra = at + 46 + data.readUInt16LE(at + 28);
  let next = extra64(data, extra, extra + data.readUInt16LE(at + 30));
  const field = (offset: number) => {
    const value = data.readUInt32LE(at + offset);
    if (value !== ELSEWHERE || next === null) return value;
    next += 8;
    return long(data, next - 8);
  };
  field(24);
  return { method: data.readUInt16LE(at + 10), packed: field(20), local: field(42) };
}

function extra64(data: Buffer, from: number, to: number): number | null {
  for (let at = from; at + 4 <= to; at += 4 + data.readUInt16LE(at + 2)) if (data.readUInt16LE(at) === 1) return at + 4;
  return null;
}

const long = (data: Buffer, at: number): number => Number(data.readBigUInt64LE(at));

function contentOf(data: Buffer, { method, packed, local }: Entry, limit: number): Buffer {
  if (data.readUInt32LE(local) !== LOCAL) throw new Unreadable("damaged");
  const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  if (start + packed > data.length) throw new Unreadable("damaged");
  const content = data.subarray(start, start + packed);
  if (method === STORED) return content;
  if (method !== DEFLATED) throw new Unreadable("damaged");
  return inflateRawSync(content, { maxOutputLength: Math.max(1, limit) });
}
