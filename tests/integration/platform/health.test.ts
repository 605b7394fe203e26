import { expect, inject, it } from "vitest";
import { GET } from "@/app/api/health/route";
import { newClient } from "@/lib/platform/connection";
import { administer } from "@/tests/support/template-database";

const url = () => String(process.env.DATABASE_URL);

/** As the database's owner. */
async function query(...texts: string[]): Promise<void> {
  const client = newClient(url());
  await client.connect();
  try {
    for (const text of texts) await client.query(text);
  } finally {
    await client.end();
  }
}
const replaceProbe = (body: string) =>
  query(`create or replace function disk_probe() returns bigint language plpgsql volatile as $$ begin ${body} end $$`);

it("is well when the database can be read and written, however many ask", async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, GET));
  for (const answer of answers) {
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(await answer.text()).toBe('{"status":"ok","database":"ok"}');
  }
});

it("really writes to the disk: where no file may be written, it fails", async () => {
  await expect(query("set temp_file_limit = 0", "select disk_probe()")).rejects.toMatchObject({ code: "53400" });
  await query("select disk_probe()");
});

it.each([
  ["diskFull", "raise exception sqlstate '53100' using message = 'No space left on device';"],
  ["readOnly", "raise exception sqlstate '25006';"],
])("says that the database is %s", async (database, body) => {
  await replaceProbe(body);
  const answer = await GET();
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(await answer.json()).toEqual({ status: "unavailable", database });
  await replaceProbe("return 1;");
  expect((await GET()).status).toBe(200);
});

it("does not wait for a database that does not answer", async () => {
  await replaceProbe("perform pg_sleep(20); return 1;");
  const begun = performance.now();
  const answer = await GET();
  expect(await answer.json()).toEqual({ status: "unavailable", database: "busy" });
  expect(performance.now() - begun).toBeLessThan(8_000); // two seconds on a machine that has nothing else to do
});

it("is not well without its database", async () => {
  const name = new URL(url()).pathname.slice(1);
  await GET();
  await administer(inject("server"), [`alter database "${name}" allow_connections false`]);
  await administer(inject("server"), [
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
  ]);
  await expect.poll(async () => (await GET()).status).toBe(503);
  await administer(inject("server"), [`alter database "${name}" allow_connections true`]);
  await expect.poll(async () => (await GET()).status).toBe(200);
});
