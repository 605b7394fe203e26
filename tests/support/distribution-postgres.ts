import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { give, postgresPrograms, postgresUser, serve } from "./programs";

/** Users other than `postgres` give their password, as on a server that somebody looks after. */
const ACCESS = "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n";

/**
 * A new server of the distribution's, in the zone of its users, in the subfolder `cluster`; `folder` belongs to its user.
 * Answers the folder of its programs.
 */
export async function startDistributionPostgres(
  folder: string,
  port: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<string> {
  const programs = postgresPrograms();
  const cluster = path.join(folder, "cluster");
  execFileSync(
    path.join(programs, "initdb"),
    ["-D", cluster, "-U", "postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust"],
    { ...postgresUser(), cwd: folder, stdio: "ignore" },
  );
  const access = path.join(cluster, "pg_hba.conf");
  writeFileSync(access, ACCESS);
  give(access);
  const all = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "Asia/Shanghai",
    fsync: "off",
    // Tests ask for what is refused, and read the refusal themselves.
    log_min_messages: "fatal",
    log_checkpoints: "off",
    ...settings,
  };
  const args = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  await serve(path.join(programs, "postgres"), ["-D", cluster, ...args], { port, asPostgres: true });
  return programs;
}
