import { inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

export type Entries = ReadonlyMap<string, Buffer>;

/** The files of an archive, unpacked against a common limit, since the sizes that it states of itself prove nothing. */
export function unzip(bytes: Uint8Array, maxBytes: number, maxEntries: number): Entries | "tooBig" | "damaged" {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Buffer>();
  try {
    const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || data.readUInt32LE(end) !== END) return "damaged";
    let left = maxBytes;
    let count = 0;
    // Not by the stated number of entries, which proves nothing either.
    for (let at = data.readUInt32LE(end + 16); data.readUInt32LE(at) === ENTRY; ) {
      if (++count > maxEntries) return "tooBig";
      const unpacked = contentOf(data, at, left);
      left -= unpacked.length;
      if (left < 0) return "tooBig";
      const nameLength = data.readUInt16LE(at + 28);
      const name = data.toString("utf8", at + 46, at + 46 + nameLength);
      entries.set(name.replaceAll("\\", "/").replace(/^\//, ""), unpacked);
      at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
    }
    return entries.size === 0 ? "damaged" : entries;
  } catch (error) {
    const { code } = error as { code?: string };
    return code === "ERR_BUFFER_TOO_LARGE" ? "tooBig" : "damaged";
  }
}

/** @throws RangeError when the entry points outside the file, ERR_BUFFER_TOO_LARGE when it exceeds the limit */
function contentOf(data: Buffer, entry: number, limit: number): Buffer {
  const method = data.readUInt16LE(entry + 10);
  const packed = data.readUInt32LE(entry + 20);
  const local = data.readUInt32LE(entry + 42);
  if (data.readUInt32LE(local) !== LOCAL) throw new RangeError("not an entry");
  const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  if (start + packed > data.length) throw new RangeError("beyond the file");
  const content = data.subarray(start, start + packed);
  if (method === STORED) return content;
  if (method !== DEFLATED) throw new RangeError("unknown method");
  return inflateRawSync(content, { maxOutputLength: Math.max(1, limit) });
}
