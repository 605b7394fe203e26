import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { finishRestore } from "@/prisma/backup/put-back";
import type { Home } from "@/prisma/postgres-home";

let dataDir: string;
let home: Home;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "shegongzhan-restore-"));
  home = {
    parent: dataDir,
    cluster: path.join(dataDir, "postgres"),
    owner: {},
    binaries: { initdb: "", postgres: "" },
  };
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const put = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(dataDir, file)), { recursive: true });
  writeFileSync(path.join(dataDir, file), text);
};
const now = new Date("2026-11-26T01:02:03Z");

/** What a kill may leave, at every point after the backup was unpacked and checked. */
const STATES: Record<string, () => void> = {
  "before anything was moved": () => {
    put("secrets.json", "old");
    put("postgres/PG_VERSION", "old");
    put("postgres.restored/PG_VERSION", "new");
    put("postgres.restored/portal/secrets.json", "new");
  },
  "when the secrets were set aside": () => {
    put("secrets.json.before-20261126010100", "old");
    put("postgres/PG_VERSION", "old");
    put("postgres.restored/PG_VERSION", "new");
    put("postgres.restored/portal/secrets.json", "new");
  },
  "when the secrets were in place": () => {
    put("secrets.json.before-20261126010100", "old");
    put("secrets.json", "new");
    put("postgres/PG_VERSION", "old");
    put("postgres.restored/PG_VERSION", "new");
  },
  "when the cluster was set aside": () => {
    put("secrets.json", "new");
    put("postgres.before-20261126010100/PG_VERSION", "old");
    put("postgres.restored/PG_VERSION", "new");
  },
};

it.each(Object.entries(STATES))("completes a restore that was killed %s, and loses nothing", (_, leave) => {
  leave();
  finishRestore(home, dataDir, now);
  expect(readFileSync(path.join(dataDir, "postgres/PG_VERSION"), "utf8")).toBe("new");
  expect(readFileSync(path.join(dataDir, "secrets.json"), "utf8")).toBe("new");
  expect(existsSync(path.join(dataDir, "postgres/portal"))).toBe(false);
  expect(existsSync(path.join(dataDir, "postgres.restored"))).toBe(false);
  const kept = readdirSync(dataDir).find((name) => name.startsWith("postgres.before-")) ?? "";
  expect(readFileSync(path.join(dataDir, kept, "PG_VERSION"), "utf8")).toBe("old");
});

it("leaves a data folder alone in which nothing was restored", () => {
  put("secrets.json", "old");
  put("postgres/PG_VERSION", "old");
  expect(finishRestore(home, dataDir, now)).toBe(null);
  expect(readdirSync(dataDir).sort()).toEqual(["postgres", "secrets.json"]);
});
