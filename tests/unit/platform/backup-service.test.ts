import { execFileSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";

const unit = readFileSync("deploy/portal-backup.service", "utf8");
const commands = unit.match(/^Exec\w+=.*$/gm) ?? [];

const folder = mkdtempSync(path.join(tmpdir(), "backup-"));
const at = (name: string) => path.join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("copies the anchors before the log that they speak of: none may know of entries that the dump does not hold", () => {
  const of = (program: string) => commands.findIndex((line) => line.includes(`/usr/bin/${program} `));
  expect(of("tar")).toBeGreaterThanOrEqual(0);
  expect(of("tar")).toBeLessThan(of("pg_dump"));
  // systemd runs them in this order, whatever the file's.
  expect(commands[of("tar")]).toMatch(/^ExecStartPre=/);
  expect(commands[of("pg_dump")]).toMatch(/^ExecStart=/);
});

it("root writes into a folder of its own alone, and reads nothing that others keep", () => {
  expect(unit).toMatch(/^User=root$/m);
  expect(unit).toMatch(/^StateDirectoryMode=0700$/m);
  expect(unit).toMatch(/^CapabilityBoundingSet=CAP_SETUID CAP_SETGID$/m);
  for (const line of commands) {
    expect(line).not.toMatch(/^Exec\w+=[-@:]*[+!]/);
    expect(line).toMatch(/setpriv --reuid=(\w+) --regid=\1 --init-groups \/usr\/bin\/(tar|pg_dump) /);
  }
});

/** The unit's own commands, in its order, over folders of the test and without a second user. */
function run(): void {
  const dump = at("pg_dump");
  writeFileSync(
    dump,
    `#!/bin/sh\nfor each in "$@"; do case $each in --file=*) exec > "\${each#--file=}";; esac; done\necho dumped\n`,
  );
  chmodSync(dump, 0o755);
  for (const line of commands) {
    const command = line
      .replace(/^Exec\w+=[-+!:@]*/, "")
      .replaceAll("/var/lib/shegongzhan-backup", at("kept"))
      .replaceAll("/var/lib/shegongzhan", at("data"))
      .replaceAll("/usr/bin/pg_dump", dump)
      .replace(/\/usr\/bin\/setpriv --reuid=\w+ --regid=\w+ --init-groups /, "");
    execFileSync("sh", ["-c", `umask ${/^UMask=(\d+)$/m.exec(unit)?.[1]}; ${command}`], { cwd: at("kept") });
  }
}

it("follows no link that lies where it writes, and leaves two files that nobody else may read", () => {
  for (const name of ["kept", "data"]) mkdirSync(at(name));
  writeFileSync(at("data/secrets.json"), "{}");
  writeFileSync(at("victim"), "whole");
  for (const name of ["data.tar.gz", "portal.dump"])
    for (const end of ["", ".new"]) symlinkSync(at("victim"), at(`kept/${name}${end}`));
  for (const _night of [1, 2]) {
    run();
    expect(readFileSync(at("victim"), "utf8")).toBe("whole");
    for (const name of ["data.tar.gz", "portal.dump"]) {
      const { mode } = lstatSync(at(`kept/${name}`));
      expect([name, (mode & 0o170000) === 0o100000, (mode & 0o777).toString(8)]).toEqual([name, true, "600"]);
    }
    expect(readFileSync(at("kept/portal.dump"), "utf8")).toBe("dumped\n");
    const held = execFileSync("tar", ["--list", "--gzip", "--file", at("kept/data.tar.gz")], { encoding: "utf8" });
    expect(held).toContain("./secrets.json");
  }
});
