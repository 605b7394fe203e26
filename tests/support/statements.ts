import { prisma } from "@/lib/platform/db";

/**
 * How many SQL statements the work sends to this test's database, those of its transactions' frame (begin, settings,
 * commit) left out. Counts what the server saw, so nothing the client does can hide one.
 */
export const statementsOf = async (work: () => Promise<unknown>): Promise<number> => (await costOf(work)).statements;

/** The same, and the blocks of 8 kB that those statements looked at. */
export async function costOf(work: () => Promise<unknown>): Promise<{ statements: number; blocks: number }> {
  await prisma().$executeRaw`create extension if not exists pg_stat_statements`;
  const before = await seen();
  await work();
  const after = await seen();
  return { statements: after.statements - before.statements, blocks: after.blocks - before.blocks };
}

async function seen(): Promise<{ statements: number; blocks: number }> {
  const [row] = await prisma().$queryRaw<[{ statements: number; blocks: number }]>`
    select coalesce(sum(calls), 0)::int as statements, coalesce(sum(shared_blks_hit + shared_blks_read), 0)::int as blocks
    from pg_stat_statements
    where dbid = (select oid from pg_database where datname = current_database()) and toplevel
      and query !~* '^\s*(begin|commit|rollback|select set_config)' and query not like '%pg_stat_statements%'`;
  return row;
}
