import { prisma } from "@/lib/platform/db";

/**
 * How many SQL statements the work sends to this test's database, those of its transactions' frame (begin, settings,
 * commit) left out. Counts what the server saw, so nothing the client does can hide one.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  await prisma().$executeRaw`create extension if not exists pg_stat_statements`;
  const before = await seen();
  await work();
  return (await seen()) - before;
}

async function seen(): Promise<number> {
  const [row] = await prisma().$queryRaw<[{ calls: number }]>`
    select coalesce(sum(calls), 0)::int as calls from pg_stat_statements
    where dbid = (select oid from pg_database where datname = current_database()) and toplevel
      and query !~* '^\s*(begin|commit|rollback|select set_config)' and query not like '%pg_stat_statements%'`;
  return row.calls;
}
