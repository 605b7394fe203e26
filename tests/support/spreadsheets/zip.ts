import { crc32, deflateRawSync } from "node:zlib";

/** How a writer packs its parts. */
export type Packing = {
  readonly stored?: boolean;
  /** Sizes and offset stand in the 64-bit fields alone, as Apache POI writes them. */
  readonly zip64?: boolean;
  /** Sizes follow the content, as in an archive that was streamed. */
  readonly descriptors?: boolean;
};

const ELSEWHERE = 0xffffffff;

function bytes(...fields: (readonly [size: 2 | 4 | 8, value: number])[]): Buffer {
  const made = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) made.writeUInt16LE(value, at);
    else if (size === 4) made.writeUInt32LE(value, at);
    else made.writeBigUInt64LE(BigInt(value), at);
    at += size;
  }
  return made;
}

/** An archive made by hand, so that tests do not depend on what one library writes. */
export function zip(files: ReadonlyMap<string, Buffer | string>, { stored, zip64, descriptors }: Packing = {}): Buffer {
  const [locals, entries]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of files) {
    const content = Buffer.from(text);
    const packed = stored ? content : deflateRawSync(content);
    const [path, sum] = [Buffer.from(name), crc32(content)];
    const flags = 0x0800 | (descriptors ? 0x0008 : 0);
    const method = stored ? 0 : 8;
    const later = descriptors ? 0 : null;
    const local = bytes(
      ...([
        [4, 0x04034b50],
        [2, 45],
        [2, flags],
        [2, method],
        [4, 0x00210000],
      ] as const),
      ...([
        [4, later ?? sum],
        [4, later ?? packed.length],
        [4, later ?? content.length],
      ] as const),
      ...([
        [2, path.length],
        [2, 0],
      ] as const),
    );
    const size = zip64 ? 8 : 4;
    const ending = descriptors
      ? bytes([4, 0x08074b50], [4, sum], [size, packed.length], [size, content.length])
      : Buffer.alloc(0);
    const extra = zip64 ? bytes([2, 1], [2, 24], [8, content.length], [8, packed.length], [8, at]) : Buffer.alloc(0);
    const narrow = (value: number) => (zip64 ? ELSEWHERE : value);
    const entry = bytes(
      ...([
        [4, 0x02014b50],
        [2, 45],
        [2, 45],
        [2, flags],
        [2, method],
        [4, 0x00210000],
        [4, sum],
      ] as const),
      ...([
        [4, narrow(packed.length)],
        [4, narrow(content.length)],
        [2, path.length],
        [2, extra.length],
      ] as const),
      ...([
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, narrow(at)],
      ] as const),
    );
    locals.push(local, path, packed, ending);
    entries.push(entry, path, extra);
    at += local.length + path.length + packed.length + ending.length;
  }
  const directory = Buffer.concat(entries);
  const count = files.size;
  const end64 = zip64
    ? Buffer.concat([
        bytes(
          ...([
            [4, 0x06064b50],
            [8, 44],
            [2, 45],
            [2, 45],
            [4, 0],
            [4, 0],
          ] as const),
          ...([
            [8, count],
            [8, count],
            [8, directory.length],
            [8, at],
          ] as const),
        ),
        bytes([4, 0x07064b50], [4, 0], [8, at + directory.length], [4, 1]),
      ])
    : Buffer.alloc(0);
  const end = bytes(
    ...([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
    ] as const),
    ...([
      [4, directory.length],
      [4, zip64 ? ELSEWHERE : at],
      [2, 0],
    ] as const),
  );
  return Buffer.concat([...locals, directory, end64, end]);
}
