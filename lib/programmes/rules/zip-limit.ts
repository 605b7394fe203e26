import { inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Unpacks every entry against a common limit, since the sizes that an archive states of itself prove nothing. */
export function unpackedWithin(bytes: Uint8Array, maxBytes: number, maxEntries: number): "ok" | "tooBig" | "damaged" {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || data.readUInt32LE(end) !== END) return "damaged";
    let left = maxBytes;
    let entries = 0;
    // Not by the stated number of entries: readers go on as long as there is one.
    for (let at = data.readUInt32LE(end + 16); data.readUInt32LE(at) === ENTRY; ) {
      if (++entries > maxEntries) return "tooBig";
      left -= unpackedSize(data, at, left);
      if (left < 0) return "tooBig";
      at += 46 + data.readUInt16LE(at + 28) + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
    }
    return entries === 0 ? "damaged" : "ok";
  } catch (error) {
    const { code } = error as { code?: string };
    return code === "ERR_BUFFER_TOO_LARGE" ? "tooBig" : "damaged";
  }
}

/** @throws RangeError when the entry points outside the file, ERR_BUFFER_TOO_LARGE when it exceeds the limit */
function unpackedSize(data: Buffer, entry: number, limit: number): number {
  const method = data.readUInt16LE(entry + 10);
  const packed = data.readUInt32LE(entry + 20);
  const local = data.readUInt32LE(entry + 42);
  if (data.readUInt32LE(local) !== LOCAL) throw new RangeError("not an entry");
  const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  if (start + packed > data.length) throw new RangeError("beyond the file");
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new RangeError("unknown method");
  return inflateRawSync(data.subarray(start, start + packed), { maxOutputLength: Math.max(1, limit) }).length;
}
