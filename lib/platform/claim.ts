import { Conflict, NotFound } from "./errors";

/** A table whose rows forms change, as Prisma names it: `tx.organisation`. */
type Versioned<W> = {
  updateMany(query: {
    where: W & { version: number };
    data: { version: { increment: 1 } };
  }): Promise<{ count: number }>;
};

/** PostgreSQL's `integer`; no row has a later version. */
const LAST_VERSION = 2 ** 31 - 1;

type Claim<R, W> = {
  rows: Versioned<W>;
  /** The key of the row. */
  where: W;
  /** As the form was drawn. */
  version: number;
  /** Reads the row; throws for whoever may not change it. */
  read: () => Promise<R>;
  /** Where the database lets a row be written only in some states, and only `read` can say so in words. */
  readFirst?: boolean;
  /** What is stored, under the names of the form's fields. */
  stored: (row: R) => Promise<Record<string, unknown>> | Record<string, unknown>;
};

/**
 * Takes a row for a change, against another writer until the transaction ends, and moves its version on. A room compares
 * versions nowhere else, so that every stale form can be compared and sent again. @throws Conflict, and what `read` throws
 */
export async function claimRow<R extends { version: number }, W extends object>({
  rows,
  where,
  version,
  read,
  readFirst = false,
  stored,
}: Claim<R, W>): Promise<R> {
  const claim = async () => {
    if (version > LAST_VERSION) return 0;
    return (await rows.updateMany({ where: { ...where, version }, data: { version: { increment: 1 } } })).count;
  };
  const claimed = readFirst ? 0 : await claim();
  const row = await read();
  if (claimed === 1) return row;
  if (row.version !== version) throw new Conflict(row.version, await stored(row));
  if (readFirst && (await claim()) === 1) return row;
  // It may be seen and not be written to, or another writer was quicker than the reading.
  if (!readFirst) throw new NotFound();
  const now = await read();
  throw new Conflict(now.version, await stored(now));
}
