import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { buildPortal, generateClient } from "./start/build";
import { printTimes, resultsOf } from "./test-times";

/**
 * Every check there is, in the order in which a failure is cheapest. `npm test -- unit e2e` runs only the named ones.
 */
const run =
  (command: string, ...args: string[]) =>
  () =>
    new Promise<void>((resolve, reject) => {
      const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" } });
      child.once("error", reject);
      child.once("exit", (code) =>
        code === 0 ? resolve() : reject(new Error(`${command} ${args.join(" ")} ended with ${code}`)),
      );
    });
const tool = (name: string, ...args: string[]) => run(process.execPath, `node_modules/${name}`, ...args);
const vitest = (project: string) =>
  tool(
    "vitest/vitest.mjs",
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${resultsOf(project)}`,
  );

const script = (file: string) => run(process.execPath, "--import", "tsx", file);

const CHECKS: Record<string, () => Promise<unknown>> = {
  client: generateClient,
  lint: tool("@biomejs/biome/bin/biome", "ci", "."),
  types: () => tool("next/dist/bin/next", "typegen")().then(tool("typescript/bin/tsc", "--noEmit")),
  imports: tool(
    "dependency-cruiser/bin/dependency-cruise.mjs",
    "--config",
    "tests/imports.cjs",
    "app",
    "components",
    "lib",
    "bin",
    "prisma",
    "tests",
  ),
  deadcode: tool("knip/bin/knip.js"),
  unit: vitest("unit"),
  integration: () => installPooler().then(vitest("integration")),
  build: buildPortal,
  browser: installBrowser,
  e2e: run(
    process.execPath,
    "--import",
    "tsx",
    "node_modules/@playwright/test/cli.js",
    "test",
    "--config",
    "tests/e2e/playwright.config.ts",
  ),
  deploy: () => installServers().then(script("tests/deploy/run.ts")),
  nodes: () => installServers().then(script("tests/nodes/run.ts")),
};

/** Chromium and a Chinese font, from the distribution: a browser's own download is not to be had everywhere. */
async function installBrowser(): Promise<void> {
  const packages: string[] = [];
  if (!existsSync(process.env.CHROMIUM ?? "/usr/bin/chromium")) packages.push("chromium");
  if (!spawnSync("fc-list", [":lang=zh"]).stdout?.length) packages.push("fonts-noto-cjk", "fontconfig");
  await install(packages);
}

/** Debian's PgBouncer, behind which the portal must work. */
const installPooler = () => install(existsSync("/usr/sbin/pgbouncer") ? [] : ["pgbouncer"]);

/** What the portal of `deploy/` stands on. */
async function installServers(): Promise<void> {
  const packages: string[] = [];
  if (!existsSync("/usr/lib/postgresql")) packages.push("postgresql");
  for (const name of ["pgbouncer", "haproxy"]) if (!existsSync(`/usr/sbin/${name}`)) packages.push(name);
  if (!existsSync("/usr/bin/systemd-analyze")) packages.push("systemd");
  if (!existsSync("/usr/bin/openssl")) packages.push("openssl");
  await install(packages);
}

async function install(packages: string[]): Promise<void> {
  if (packages.length === 0) return;
  const apt = (...args: string[]) => {
    const command = process.getuid?.() === 0 ? ["apt-get", ...args] : ["sudo", "-n", "apt-get", ...args];
    return run("env", "DEBIAN_FRONTEND=noninteractive", ...command)();
  };
  await apt("update", "-qq");
  await apt("install", "-y", "-qq", "--no-install-recommends", ...packages).catch(() => {
    throw new Error(`Please install these packages, then run the tests again: ${packages.join(" ")}`);
  });
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in CHECKS));
if (unknown.length > 0) {
  console.error(`Unknown check: ${unknown.join(", ")}. There are: ${Object.keys(CHECKS).join(", ")}.`);
  process.exit(2);
}
const times: [string, number][] = [];
for (const [name, check] of Object.entries(CHECKS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const started = performance.now();
  console.log(`\n▸ ${name}`);
  try {
    await check();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(`\n✗ ${name}`);
    process.exit(1);
  }
  const seconds = (performance.now() - started) / 1000;
  times.push([name, seconds]);
  console.log(`✓ ${name} (${seconds.toFixed(1)} s)`);
}
printTimes(times);
