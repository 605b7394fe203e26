import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Entry, writeArchive } from "@/prisma/backup/archive";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "shegongzhan-archive-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* entries(): AsyncGenerator<Entry> {
  yield { name: "portal/secrets.json", content: Buffer.from("{}") };
}
const write = (target: string) => writeArchive(target, { postgres: "18", takenAt: "2026-11-26T00:00:00Z" }, entries());

it("is its owner's alone, whatever lay in its place half-written", async () => {
  const target = path.join(folder, "backup.tar.gz");
  writeFileSync(`${target}.part`, "left", { mode: 0o666 });
  await write(target);
  expect(statSync(target).mode & 0o777).toBe(0o600);
});

it("does not write through a link that somebody has laid there", async () => {
  const target = path.join(folder, "backup.tar.gz");
  const victim = path.join(folder, "victim");
  writeFileSync(victim, "untouched");
  symlinkSync(victim, `${target}.part`);
  await write(target);
  expect(readFileSync(victim, "utf8")).toBe("untouched");
});
