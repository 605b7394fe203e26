import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("copies the anchors before the log that they speak of: none may know of entries that the dump does not hold", () => {
  const commands = readFileSync("deploy/portal-backup.service", "utf8").match(/^Exec\w+=.*$/gm) ?? [];
  const at = (program: string) => commands.findIndex((line) => line.includes(`/usr/bin/${program} `));
  expect(at("tar")).toBeGreaterThanOrEqual(0);
  expect(at("tar")).toBeLessThan(at("pg_dump"));
  // systemd runs them in this order, whatever the file's.
  expect(commands[at("tar")]).toMatch(/^ExecStartPre=/);
  expect(commands[at("pg_dump")]).toMatch(/^ExecStart=/);
});
