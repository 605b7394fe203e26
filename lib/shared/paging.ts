/** Opaque keyset cursors: the sort key of the last row shown. A cursor that does not decode means the first page. */
export const encodeCursor = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString("base64url");

export function decodeCursor(cursor: string | undefined, length: number): string[] | null {
  if (!cursor || cursor.length > 1_000) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const valid =
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => typeof part === "string" && !part.includes("\0"));
    return valid ? key : null;
  } catch {
    return null;
  }
}
