import { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "./db";
import { Conflict, NotFound } from "./errors";

/** The rows that forms change, each told by its key; a form carries the version that it was drawn from. */
const CLAIMS = {
  Account: (id: string) => Prisma.sql`update "Account" set version = version + 1 where id = ${id}::uuid`,
  Organisation: (id: string) => Prisma.sql`update "Organisation" set version = version + 1 where id = ${id}::uuid`,
  Programme: (id: string) => Prisma.sql`update "Programme" set version = version + 1 where id = ${id}`,
  Region: (code: string) => Prisma.sql`update "Region" set version = version + 1 where code = ${code}`,
  SecurityRules: () => Prisma.sql`update "SecurityRules" set version = version + 1 where id = 1`,
  Station: (id: string) => Prisma.sql`update "Station" set version = version + 1 where id = ${id}::uuid`,
};

type Claim<R> = {
  table: keyof typeof CLAIMS;
  id: string;
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
export async function claimRow<R extends { version: number }>(
  tx: Tx,
  { table, id, version, read, readFirst = false, stored }: Claim<R>,
): Promise<R> {
  const claim = () => tx.$executeRaw`${CLAIMS[table](id)} and version = ${version}::bigint`;
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
