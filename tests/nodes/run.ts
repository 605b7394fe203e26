import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "@/prisma/database";
import { postgresHome } from "@/prisma/postgres-home";
import { startDistributionPostgres } from "../support/distribution-postgres";
import { give, stopAll, tellLast } from "../support/programs";
import { FORGETFUL } from "../support/template-database";

/**
 * The newer lines of Node.js on which the portal runs beside the floor of package.json, which runs every test
 * (docs/decisions/tests.md). The older one runs on the distribution's PostgreSQL (15 on Debian 12) all that is about the
 * database itself, and `scope`, which calls every function of every room with one valid input. The newer one runs where
 * Node.js itself matters: ciphers, connections, the log.
 */
const VERSIONS = [
  { version: "22.23.3", distribution: true, of: ["accounts", "audit", "platform", "scope"] },
  { version: "24.21.0", distribution: false, of: ["accounts", "audit"] },
];
/** Units that lean on Node.js: text and its tables, ciphers, the platform. Policy rules are arithmetic. */
const UNITS = ["accounts", "platform", "shared"];

const CACHE = path.resolve("node_modules/.cache/nodes");

/** The program of that version, from the npm registry, which is reached wherever the packages come from. */
async function nodeOf(version: string): Promise<string> {
  const folder = path.join(CACHE, version);
  const name = `node-${process.platform}-${process.arch}`;
  const program = path.join(folder, "node_modules", name, "bin/node");
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    await run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", folder, `${name}@${version}`]);
  }
  return program;
}

function run(command: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, ...env } });
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(" ")} ended with ${code}`))));
  });
}

/** `npm start` on an empty data folder: healthy, draws a page, and stops when asked. */
async function starts(node: string): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "shegongzhan-node-"));
  const port = await freePort();
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    DATABASE_URL: "",
    NODE_ENV: "production" as const,
  };
  const portal = spawn(node, ["--import", "tsx", "bin/start.ts"], { stdio: ["ignore", "pipe", "inherit"], env });
  const ended = new Promise<number | null>((resolve) => portal.once("exit", resolve));
  portal.stdout.resume();
  try {
    const health = await untilAnswer(`http://localhost:${port}/api/health`, portal);
    if (health.status !== 200) throw new Error(`health answers ${health.status}: ${await health.text()}`);
    const page = await fetch(`http://localhost:${port}/sign-in`);
    if (!page.ok || !(await page.text()).includes("社工站")) throw new Error(`/sign-in answers ${page.status}`);
  } finally {
    portal.kill("SIGTERM");
    const code = await ended;
    const { parent } = await postgresHome(dataDir);
    for (const folder of [parent, dataDir]) rmSync(folder, { recursive: true, force: true });
    if (code !== 0) console.error(`the portal ended with ${code}`);
  }
}

async function untilAnswer(url: string, portal: ReturnType<typeof spawn>): Promise<Response> {
  for (let waited = 0; waited < 300_000; waited += 500) {
    if (portal.exitCode !== null) throw new Error(`the portal ended with ${portal.exitCode}`);
    const answer = await fetch(url).catch(() => null);
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${url} does not answer`);
}

async function passes(node: string, of: string[], env: Record<string, string>): Promise<void> {
  const vitest = (project: string, ...folders: string[]) =>
    run(node, ["node_modules/vitest/vitest.mjs", "run", "--project", project, "--reporter=dot", ...folders], {
      PATH: `${path.dirname(node)}:${process.env.PATH}`,
      ...env,
    });
  await vitest("unit", ...UNITS.map((folder) => `tests/unit/${folder}/`));
  await vitest("integration", ...of.map((folder) => `tests/integration/${folder}/`));
}

async function onDistribution(use: (url: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "shegongzhan-postgres-"));
  const port = await freePort();
  give(folder);
  try {
    await startDistributionPostgres(folder, port, FORGETFUL);
    await use(`postgresql://postgres@127.0.0.1:${port}/postgres`);
  } catch (error) {
    tellLast();
    throw error;
  } finally {
    await stopAll();
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const { version, distribution, of } of VERSIONS) {
  const node = await nodeOf(version);
  console.log(`\nNode.js ${version}`);
  await starts(node);
  if (distribution) await onDistribution((url) => passes(node, of, { TEST_POSTGRES_URL: url }));
  else await passes(node, of, {});
}
process.exit(0);
