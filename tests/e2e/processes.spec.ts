import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { serveBuild } from "./support/serve";
import { expect, password, test } from "./support/test";

let served: Awaited<ReturnType<typeof serveBuild>>;
test.beforeAll(async () => {
  served = await serveBuild(tmpdir(), String(process.env.E2E_DATABASE_URL));
});
test.afterAll(() => served?.portal.stop());

/** Processes of this portal, by the file that they run. */
function processesOf(file: string): number[] {
  const ours = (pid: string) => {
    try {
      const [command, environment] = ["cmdline", "environ"].map((name) =>
        readFileSync(`/proc/${pid}/${name}`, "utf8").split("\0"),
      );
      return command?.some((part) => part.endsWith(file)) && environment?.includes(`PORT=${served.port}`);
    } catch {
      return false;
    }
  };
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && ours(name))
    .map(Number);
}
/** What a process has open; a file may be closed, and a process end, while it is asked. */
function filesOf(pid: number): string[] {
  const or = <Found>(found: () => Found, otherwise: Found) => {
    try {
      return found();
    } catch {
      return otherwise;
    }
  };
  const open = or(() => readdirSync(`/proc/${pid}/fd`), []);
  return open.map((fd) => or(() => readlinkSync(`/proc/${pid}/fd/${fd}`), ""));
}

/** The web processes that take connections: one that is still beginning answers nobody. */
const web = () => {
  const port = served.port.toString(16).toUpperCase().padStart(4, "0");
  const listening = readFileSync("/proc/net/tcp", "utf8")
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(`:${port}`) && state === "0A")
    .map((fields) => `socket:[${fields[9]}]`);
  return processesOf("serve/web.mjs").filter((pid) => filesOf(pid).some((file) => listening.includes(file)));
};
const healthy = async () =>
  (await fetch(`${served.address}/api/health`, { headers: { connection: "close" } }).catch(() => null))?.status;

test("one web process killed: the portal goes on answering, and another one comes", async () => {
  await expect.poll(web, { timeout: 60_000 }).toHaveLength(2);
  const [killed = 0, other] = web();
  process.kill(killed, "SIGKILL");
  for (let asked = 0; asked < 5; asked++) expect(await healthy()).toBe(200);
  await expect.poll(web, { timeout: 30_000 }).toHaveLength(2);
  expect(web()).toContain(other);
  expect(web()).not.toContain(killed);
});

test("all of them killed, or the one that opens the port: the portal comes back, and a form opened before is taken", async ({
  browser,
}) => {
  const page = await browser.newPage({ baseURL: served.address });
  await page.goto("/sign-in");
  await page.getByLabel("账号").fill("city_official@jingmen");
  await page.getByLabel("密码").fill(password());
  const before = web();
  for (const pid of before) process.kill(pid, "SIGKILL");
  await expect.poll(() => web().filter((pid) => !before.includes(pid)), { timeout: 30_000 }).toHaveLength(2);
  for (const pid of processesOf("bin/serve.mjs")) process.kill(pid, "SIGKILL");
  await expect.poll(healthy, { timeout: 60_000 }).not.toBe(200);
  await expect.poll(healthy, { timeout: 60_000 }).toBe(200);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(/\/overview$/);
  await page.close();
});

test("stopping ends every process", async () => {
  await served.portal.stop();
  expect([...processesOf("serve/web.mjs"), ...processesOf("bin/serve.mjs")]).toEqual([]);
});
