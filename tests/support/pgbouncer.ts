import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { newClient, throughPooler } from "@/lib/platform/connection";
import { freePort } from "@/prisma/database";

const PROGRAM = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"].find((file) => existsSync(file));

/** Debian's PgBouncer in transaction mode with few connections, before the server of the address and for its user alone. */
export async function startPgBouncer(url: string): Promise<{ url: string; stop(): Promise<void> }> {
  if (!PROGRAM) throw new Error("PgBouncer is missing: npm test -- integration installs it");
  const { hostname, port, username, password, pathname } = new URL(url);
  const folder = mkdtempSync(path.join(tmpdir(), "shegongzhan-pgbouncer-"));
  const own = await freePort();
  const file = path.join(folder, "pgbouncer.ini");
  const users = path.join(folder, "users.txt");
  writeFileSync(users, `"${decodeURIComponent(username)}" "${decodeURIComponent(password)}"\n`);
  writeFileSync(
    file,
    `[databases]
* = host=${hostname} port=${port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = 3
logfile = ${path.join(folder, "log")}
`,
  );
  // It does not run as root.
  const owner = process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : {};
  chmodSync(folder, 0o755);
  if (owner.uid !== undefined) for (const one of [folder, file, users]) chownSync(one, owner.uid, Number(owner.gid));
  const child = spawn(PROGRAM, [file], { ...owner, stdio: "ignore" });
  const address = Object.assign(new URL(url), { port: String(own), pathname });
  const pooled = throughPooler(address.href);
  await untilAnswered(pooled, child, path.join(folder, "log"));
  return {
    url: pooled,
    async stop() {
      child.kill("SIGINT");
      if (child.exitCode === null) await new Promise((resolve) => child.once("exit", resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const idOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"]));

async function untilAnswered(url: string, child: ChildProcess, log: string): Promise<void> {
  for (const until = Date.now() + 20_000; ; ) {
    const client = newClient(url);
    try {
      await client.connect();
      return;
    } catch (error) {
      if (child.exitCode !== null || Date.now() > until)
        throw new Error(`PgBouncer does not answer: ${existsSync(log) ? readFileSync(log, "utf8") : error}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await client.end().catch(() => {});
    }
  }
}
