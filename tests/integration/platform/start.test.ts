import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { freePort } from "@/prisma/database";

let dataDir: string;
let squatter: Server | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "shegongzhan-start-"));
});

afterEach(() => {
  squatter?.close();
  squatter = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

/** What `npm start` prints to a person whose settings cannot work. */
async function startWith(settings: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const env = { ...process.env, DATABASE_URL: "", PORT: String(await freePort()), DATA_DIR: dataDir, ...settings };
  const child = spawn(process.execPath, ["--import", "tsx", "bin/start.ts"], { env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { code, output };
}

it("says in one sentence that the port is taken, before any slow work", async () => {
  const port = await freePort();
  squatter = createServer().listen(port, "127.0.0.1");
  const { code, output } = await startWith({ PORT: String(port) });
  expect(code).toBe(1);
  expect(output.trim()).toBe(
    `Port ${port} is taken by another program: stop it, or choose another port, for example PORT=${port + 1} npm start.`,
  );
});

it.each([
  [
    "postgresql://nobody:secret@127.0.0.1:1/portal",
    /^The database of DATABASE_URL cannot be reached: .*ECONNREFUSED.*Check host, port, name, user and password\.$/m,
  ],
  ["not a url", /^The setting DATABASE_URL must look like postgresql:/m],
])("says in one sentence what is wrong with DATABASE_URL=%s", async (url, sentence) => {
  const { code, output } = await startWith({ DATABASE_URL: url });
  expect(code).toBe(1);
  expect(output).toMatch(sentence);
  expect(output).not.toContain("secret");
  expect(output).not.toMatch(/^\s+at /m);
});

it("says in one sentence that the data folder is a file", async () => {
  const file = path.join(dataDir, "file");
  writeFileSync(file, "");
  const { code, output } = await startWith({ DATA_DIR: file });
  expect(code).toBe(1);
  expect(output.trim()).toMatch(
    /^The data folder .* cannot be written \(EEXIST\): give this user the right to it, or set DATA_DIR\.$/,
  );
});
