import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "@/prisma/database";
import { startDistributionPostgres } from "../support/distribution-postgres";
import { give, serve, stopAll, tellLast } from "../support/programs";
import { deployed, environment } from "./files";

/**
 * Starts the portal from the files of `deploy/`, on the distribution's PostgreSQL in Chinese time, behind PgBouncer and
 * HAProxy with TLS, and uses it in a browser; then dumps the database, restores it into another and verifies its log.
 */
const PASSWORDS = { owner: "owner-Deploy-1", web: "web-Deploy-1", demo: "Demo-deploy-2026" };

const folder = mkdtempSync(path.join(tmpdir(), "shegongzhan-deploy-"));
const at = (name: string) => path.join(folder, name);
const put = (name: string, text: string) => {
  writeFileSync(at(name), text, { mode: 0o600 });
  give(at(name));
  return at(name);
};

async function main(): Promise<void> {
  give(folder);
  execFileSync("systemd-analyze", ["verify", ...["service", "timer"].map((kind) => `deploy/portal-backup.${kind}`)]);
  const port = {
    database: await freePort(),
    pooler: await freePort(),
    portal: await freePort(),
    tls: await freePort(),
  };
  const plain = await freePort();
  const programs = await startDistributionPostgres(folder, port.database, { max_connections: "60" });

  const psql = (database: string, ...args: string[]) =>
    execFileSync(path.join(programs, "psql"), ["-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", ...args], {
      env: {
        PATH: process.env.PATH ?? "",
        PGHOST: "127.0.0.1",
        PGPORT: String(port.database),
        PGUSER: "postgres",
        PGDATABASE: database,
      } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
  const passwords = ["owner", "web"].flatMap((one) => ["-v", `${one}_password='${PASSWORDS[one as "owner"]}'`]);
  psql("postgres", ...passwords, "-f", "deploy/database.sql");

  const userlist = put("userlist.txt", `"portal_web" "${PASSWORDS.web}"\n`);
  const pooler = deployed("pgbouncer.ini", {
    "port=5432": `port=${port.database}`,
    "listen_port = 6432": `listen_port = ${port.pooler}`,
    "/etc/pgbouncer/userlist.txt": userlist,
    "/var/log/postgresql/pgbouncer.log": at("pgbouncer.log"),
    "/var/run/postgresql/pgbouncer.pid": at("pgbouncer.pid"),
  });
  await serve("pgbouncer", [put("pgbouncer.ini", pooler)], { port: port.pooler, asPostgres: true });

  const address = `https://localhost:${port.tls}`;
  const settings = environment(
    deployed("portal.env", {
      "PORT=3000": `PORT=${port.portal}`,
      "/var/lib/shegongzhan": at("data"),
      "127.0.0.1:5432": `127.0.0.1:${port.database}`,
      "127.0.0.1:6432": `127.0.0.1:${port.pooler}`,
      OWNER_PASSWORD: PASSWORDS.owner,
      WEB_PASSWORD: PASSWORDS.web,
      "https://shegong.example.gov.cn": address,
      "DEMO=0": "DEMO=1",
    }),
  );
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? "",
    ...settings,
    DEMO_PASSWORD: PASSWORDS.demo,
  };
  await serve(process.execPath, ["--import", "tsx", "bin/start.ts"], { port: port.portal, env });

  execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "2",
      "-subj",
      "/CN=localhost",
      "-keyout",
      at("key.pem"),
      "-out",
      at("cert.pem"),
    ],
    { stdio: "ignore" },
  );
  execFileSync("sh", ["-c", `cat ${at("cert.pem")} ${at("key.pem")} > ${at("portal.pem")}`]);
  const proxy = deployed("haproxy.cfg", {
    "bind :80": `bind 127.0.0.1:${plain}`,
    "bind :443": `bind 127.0.0.1:${port.tls}`,
    "/etc/haproxy/portal.pem": at("portal.pem"),
    "127.0.0.1:3000": `127.0.0.1:${port.portal}`,
  });
  await serve("haproxy", ["-db", "-f", put("haproxy.cfg", proxy)], { port: port.tls });

  await browse(address);
  await run(process.execPath, ["--import", "tsx", "bin/audit-verify.ts"], env);
  restoreElsewhere(programs, psql, port.database);
}

const browse = (address: string) =>
  run(
    process.execPath,
    [
      "--import",
      "tsx",
      "node_modules/@playwright/test/cli.js",
      "test",
      "--config",
      "tests/e2e/playwright.config.ts",
      "--project=read",
      "--project=write",
      "--no-deps",
      "tests/e2e/sign-in.spec.ts",
      "tests/e2e/stations.spec.ts",
    ],
    { ...(process.env as Record<string, string>), E2E_URL: address, E2E_PASSWORD: PASSWORDS.demo },
  );

function run(command: string, args: string[], env: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: env as NodeJS.ProcessEnv, stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(" ")} ended with ${code}`))));
  });
}

/** The dump of the README, put into an empty database: every row is there, and nobody has gained a right. */
function restoreElsewhere(programs: string, psql: (database: string, ...args: string[]) => string, port: number): void {
  const connect = ["-h", "127.0.0.1", "-p", String(port), "-U", "postgres"];
  execFileSync(path.join(programs, "pg_dump"), [
    ...connect,
    "--format=custom",
    `--file=${at("portal.dump")}`,
    "portal",
  ]);
  psql("postgres", "-c", "create database restored owner portal encoding 'UTF8' template template0");
  execFileSync(path.join(programs, "pg_restore"), [
    ...connect,
    "--exit-on-error",
    "--dbname=restored",
    at("portal.dump"),
  ]);
  const state = `select (select count(*) from "Station"), (select count(*) from "AuditEntry"), (select string_agg(hash, ',' order by chain) from "AuditChain"),
    (select count(*) from information_schema.role_table_grants where grantee = 'portal_app'), (select count(*) from pg_policies)`;
  const [before, after] = ["portal", "restored"].map((name) => psql(name, "-c", state));
  if (before !== after) throw new Error(`The restored database differs:\n${before}\n${after}`);
}

let failed: unknown;
try {
  await main();
} catch (error) {
  failed = error;
  tellLast();
} finally {
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
}
if (failed) {
  console.error(failed);
  process.exit(1);
}
console.log("deploy: the portal works behind HAProxy and PgBouncer, and its dump restores.");
process.exit(0);
