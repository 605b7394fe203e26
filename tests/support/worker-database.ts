import { afterAll, beforeEach, inject } from "vitest";
import { disconnect } from "@/lib/platform/db";
import { administer, databaseUrl, freshDatabase } from "./template-database";

const server = inject("server");
const template = inject("template");
const name = template.replace("template", String(process.env.VITEST_POOL_ID));
const kept = `${name}_prepared`;
let source = template;
process.env.DATABASE_URL = databaseUrl(server, name);

/** A fresh database for every test: cloning one costs about 0.1 s. */
beforeEach(async () => {
  await disconnect();
  await administer(server, freshDatabase(name, source));
});

afterAll(disconnect);

/** Every test of the file begins with what this enters into the database. It is entered once, then cloned. */
export function prepare(enter: () => Promise<unknown>): void {
  beforeEach(async () => {
    if (source === kept) return;
    await enter();
    await disconnect();
    await administer(server, freshDatabase(kept, name));
    source = kept;
  });
}
