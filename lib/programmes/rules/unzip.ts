import { type Unzipped, unzipSync } from "fflate";

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * The files of an archive within a common limit. It is each file's stated size that is counted, and no file is unpacked
 * beyond the size it states: one that lies about it comes out cut.
 */
export function unzip(bytes: Uint8Array, maxBytes: number, maxEntries: number): Unzipped | "tooBig" | "damaged" {
  let [left, entries] = [maxBytes, maxEntries];
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        left -= originalSize;
        entries -= 1;
        return left >= 0 && entries >= 0;
      },
    });
    if (left < 0 || entries < 0) return "tooBig";
    return Object.keys(files).length === 0 ? "damaged" : files;
  } catch {
    return "damaged";
  }
}
