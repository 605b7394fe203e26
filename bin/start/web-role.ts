import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import type pg from "pg";
import { newClient, throughPooler } from "@/lib/platform/connection";
import { StartFault } from "@/lib/platform/fault";
import type { Settings } from "@/lib/platform/settings";

/** What an administrator runs where the owner may not make the role; the README has it too. */
const BY_HAND =
  "create role portal_web login noinherit password '…'; grant portal_app to portal_web; then set DATABASE_WEB_URL";

/**
 * The address under which the web processes sign in: as a role that has no rights of its own and may only become
 * `portal_app`, so that no statement slipped into a request gets further than row security lets it. The owner makes that
 * role where PostgreSQL lets it, and says so where it does not.
 */
export async function webAddress(
  ownerUrl: string,
  { DATABASE_WEB_URL, POOLER }: Pick<Settings, "DATABASE_WEB_URL" | "POOLER">,
  secret: string,
): Promise<string> {
  if (DATABASE_WEB_URL) {
    const url = POOLER ? throughPooler(DATABASE_WEB_URL) : DATABASE_WEB_URL;
    await demandHarmless(url, "DATABASE_WEB_URL");
    const [mine, theirs] = await Promise.all([ownerUrl, url].map((one) => signIn(one, whereabouts)));
    if (mine !== theirs) throw new StartFault("DATABASE_WEB_URL leads to another database than DATABASE_URL.");
    return url;
  }
  if (POOLER)
    throw new StartFault(
      `POOLER=1 is for the address of the pooler, DATABASE_WEB_URL; DATABASE_URL leads to PostgreSQL itself. An administrator makes the role: ${BY_HAND}.`,
    );
  const made = await makeRole(ownerUrl, secret);
  if (made.url) {
    await demandHarmless(made.url, "the role that the portal made");
    return made.url;
  }
  if (made.superuser)
    throw new StartFault(
      `The user of DATABASE_URL is a superuser, as whom the web server must not run, and another role cannot be used (${made.why}): ${BY_HAND}.`,
    );
  console.warn(
    `· 网站以数据库所有者身份连接；请按 README 设置 DATABASE_WEB_URL … The web server signs in as the owner of the database (${made.why}). Better: ${BY_HAND}.`,
  );
  return ownerUrl;
}

type Made = { url?: string; superuser: boolean; why: string };

async function makeRole(ownerUrl: string, secret: string): Promise<Made> {
  const owner = newClient(ownerUrl);
  owner.on("error", () => {}); // the query that waits is told
  await owner.connect();
  try {
    const { rows } = await owner.query<{ database: string; superuser: boolean; may: boolean }>(
      `select current_database() as database, rolsuper as superuser, rolsuper or rolcreaterole as may
       from pg_roles where rolname = current_user`,
    );
    const { database = "", superuser = false, may = false } = rows[0] ?? {};
    if (!may) return { superuser, why: "the owner may not create roles" };
    const name = roleName(database);
    // The same on every instance that shares the secret, and of no use for finding the secret.
    const password = createHmac("sha256", secret).update(`database role ${name}`).digest("base64url");
    try {
      await writeRole(owner, name, database, password);
      const url = Object.assign(new URL(ownerUrl), { username: encodeURIComponent(name), password }).href;
      await signIn(url, whereabouts);
      return { url, superuser, why: "" };
    } catch (error) {
      return { superuser, why: (error as Error).message };
    }
  } finally {
    await owner.end();
  }
}

/** Roles belong to the whole server, which may hold another portal's database: each has a role of its own. */
function roleName(database: string): string {
  const name = `portal_web_${database}`;
  return Buffer.byteLength(name) <= 63
    ? name
    : `portal_web_${createHash("sha256").update(database).digest("hex").slice(0, 32)}`;
}

async function writeRole(owner: pg.Client, name: string, database: string, password: string): Promise<void> {
  const role = owner.escapeIdentifier(name);
  await owner.query("begin");
  try {
    // Two instances may start together.
    await owner.query("select pg_advisory_xact_lock(hashtext('shegongzhan web role'))");
    const { rowCount } = await owner.query("select from pg_roles where rolname = $1", [name]);
    if (!rowCount) await owner.query(`create role ${role}`);
    await owner.query(`alter role ${role} login noinherit password ${owner.escapeLiteral(verifier(password))}`);
    await owner.query(`alter role ${role} reset all`);
    await owner.query(`grant portal_app to ${role}`);
    await owner.query(`grant connect on database ${owner.escapeIdentifier(database)} to ${role}`);
    // Nobody needs tables of a session; what the owner may not take away, the server only warns of.
    await owner.query(`revoke temporary on database ${owner.escapeIdentifier(database)} from public`);
    await owner.query("commit");
  } catch (error) {
    await owner.query("rollback");
    throw error;
  }
}

/** What PostgreSQL keeps of a password (RFC 5803): sent like this, it stands in no log of the server. */
function verifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, 4096, 32, "sha256");
  const hmac = (text: string) => createHmac("sha256", salted).update(text).digest();
  const stored = createHash("sha256").update(hmac("Client Key")).digest("base64");
  return `SCRAM-SHA-256$4096:${salt.toString("base64")}$${stored}:${hmac("Server Key").toString("base64")}`;
}

async function signIn<T>(url: string, ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = newClient(url, { connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return await ask(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Which database of which running server it is, by whatever address it was reached. */
async function whereabouts(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ at: string }>(
    `select concat(oid, ' ', pg_postmaster_start_time()) as at from pg_database where datname = current_database()`,
  );
  return rows[0]?.at ?? "";
}

type Standing = { may_act: boolean; privileged: boolean; memberships: string[]; tables: number; database: string };

/** @throws StartFault unless the role can become `portal_app` and nothing else, and can do nothing as itself */
async function demandHarmless(url: string, whose: string): Promise<void> {
  const standing = await signIn(url, async (client) => {
    const { rows } = await client.query<Standing>(
      `select r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolbypassrls
           or has_schema_privilege('public', 'create') or has_database_privilege(current_database(), 'create') as privileged,
         exists (select from pg_roles a where a.rolname = 'portal_app' and pg_has_role(a.oid, 'member')) as may_act,
         array(select o.rolname::text from pg_roles o
           where pg_has_role(o.oid, 'member') and o.rolname not in (current_user, 'portal_app')) as memberships,
         (select count(*)::int from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
           and has_table_privilege(c.oid, 'select, insert, update, delete, truncate, references, trigger')) as tables
       from pg_roles r where r.rolname = current_user`,
    );
    return rows[0];
  }).catch((error) => {
    throw new StartFault(`The database cannot be reached by ${whose}: ${error.message}.`);
  });
  if (!standing?.may_act)
    throw new StartFault(`The user of ${whose} may not become portal_app: grant portal_app to it, noinherit.`);
  if (standing.privileged || standing.memberships.length > 0 || standing.tables > 0)
    throw new StartFault(
      `The user of ${whose} has rights of its own, as which the web server must not run. An administrator makes another: ${BY_HAND}.`,
    );
}
