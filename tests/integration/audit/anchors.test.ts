import { spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { anchorLog } from "@/lib/audit/commands/anchor";
import { verifyAudit } from "@/lib/audit/commands/verify";
import { readAnchors } from "@/lib/audit/queries/records";
import { readSyslog } from "@/lib/audit/rules/syslog";
import { systemActor } from "@/lib/platform/actor";
import { prisma } from "@/lib/platform/db";
import { writeSix } from "@/tests/support/factories/audit";

const system = systemActor("test");
let dataDir: string;
const file = () => path.join(dataDir, "audit-anchors.jsonl");
const lines = (name = file()) => readFileSync(name, "utf8").split("\n").filter(Boolean);

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "audit-"));
  process.env.DATA_DIR = dataDir;
});
afterEach(() => {
  delete process.env.AUDIT_ANCHOR_FILE;
  delete process.env.AUDIT_ANCHOR_SYSLOG;
  rmSync(dataDir, { recursive: true, force: true });
});

async function tamper(...statements: string[]) {
  await prisma().$transaction(async (tx) => {
    await tx.$executeRawUnsafe("set local session_replication_role = replica");
    for (const statement of statements) await tx.$executeRawUnsafe(statement);
  });
}

/** The end of the chain and its head cut back together, so that the log agrees with itself. */
const cutBack = async (chain: number, rows: readonly { hash: string }[], keep: number) =>
  tamper(
    `delete from "AuditEntry" where chain = ${chain} and seq > ${keep}`,
    `update "AuditChain" set seq = ${keep}, hash = '${rows[keep - 1]?.hash}' where chain = ${chain}`,
  );

const kinds = async (copies: string[] = []) => (await verifyAudit(system, copies)).findings.map(({ kind }) => kind);

describe("an anchor", () => {
  it("covers the log as it is, continues the one before, and needs no second one while nothing is written", async () => {
    await writeSix();
    const first = await anchorLog();
    expect(first).toMatchObject({ n: 1, total: 7, prev: "" });
    expect(await anchorLog()).toBeNull();
    await writeSix();
    expect(await anchorLog()).toMatchObject({ n: 2, total: 13, prev: first?.mac, series: first?.series });
    expect(await kinds()).toEqual([]);
    expect(statSync(path.join(dataDir, "audit-anchor.key")).mode & 0o777).toBe(0o600);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it("is one, however many processes make it at once", async () => {
    await writeSix();
    await Promise.all(Array.from({ length: 5 }, () => anchorLog()));
    await writeSix();
    await Promise.all([...Array.from({ length: 3 }, () => anchorLog()), verifyAudit(system)]);
    expect((await readAnchors()).findings).toEqual([]);
    expect(await kinds()).toEqual([]);
  });

  it("finds the end that was cut off since, and a log that has become shorter is not taken for the truth", async () => {
    const { chain, rows } = await writeSix();
    await anchorLog();
    await cutBack(chain, rows, 4);
    await expect(anchorLog()).rejects.toThrow("ends at 4, and had reached 6");
    expect(lines()).toHaveLength(1);
    expect(await kinds()).toEqual(["anchor"]);
  });

  it("stands on a line of its own after one that a full disk has torn", async () => {
    await writeSix();
    await anchorLog();
    writeFileSync(file(), `${readFileSync(file(), "utf8")}{"v":2,"ser`);
    await writeSix();
    expect(await anchorLog()).toMatchObject({ n: 2 });
    expect((await verifyAudit(system)).findings).toEqual([{ kind: "anchorLine", line: 2 }]);
  });
});

describe("anchors that are missing", () => {
  it("are found when the file was taken away, also where a new one was begun", async () => {
    await writeSix();
    await anchorLog();
    // As if that had been in the morning.
    await tamper(`update "AuditEntry" set at = at - interval '9 hours'`);
    await writeSix();
    rmSync(file());
    const missed = async () => (await kinds()).filter((kind) => kind !== "changed");
    expect(await missed()).toEqual(["anchorMissing", "anchorMissing"]);
    await anchorLog();
    expect(await missed()).toEqual(["anchorMissing"]);
  });

  it("are found where the end of the file was cut off, by the copies", async () => {
    const copy = path.join(dataDir, "elsewhere.jsonl");
    process.env.AUDIT_ANCHOR_FILE = copy;
    const { chain, rows } = await writeSix();
    await cutBack(chain, rows, 4);
    await anchorLog();
    const short = readFileSync(file(), "utf8");
    for (let n = 0; n < 3; n++) {
      await writeSix();
      await anchorLog();
    }
    expect(lines(copy)).toEqual(lines());
    expect(await kinds()).toEqual([]);
    writeFileSync(file(), short);
    expect((await kinds()).slice(0, 3)).toEqual(["anchorGone", "anchorGone", "anchorGone"]);
    delete process.env.AUDIT_ANCHOR_FILE;
    expect(await kinds()).toEqual([]);
    expect((await kinds([copy])).slice(0, 3)).toEqual(["anchorGone", "anchorGone", "anchorGone"]);
  });
});

describe("sent away", () => {
  it("to a file, all that it has missed goes with the next", async () => {
    const told = vi.spyOn(console, "error").mockImplementation(() => {});
    const copy = path.join(dataDir, "not-there-yet", "copy.jsonl");
    process.env.AUDIT_ANCHOR_FILE = copy;
    await writeSix();
    await anchorLog();
    expect(told).toHaveBeenCalledWith(expect.stringContaining("could not be sent"));
    told.mockRestore();
    expect(existsSync(copy)).toBe(false);
    const now = path.join(dataDir, "copy.jsonl");
    process.env.AUDIT_ANCHOR_FILE = now;
    await writeSix();
    await anchorLog();
    expect(lines(now)).toEqual(lines());
    expect(lines(now)).toHaveLength(2);
  });

  it("to a syslog server by UDP", async () => {
    const socket = createSocket("udp4");
    const got = new Promise<string>((resolve) => socket.once("message", (message) => resolve(message.toString())));
    await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
    process.env.AUDIT_ANCHOR_SYSLOG = `udp://127.0.0.1:${socket.address().port}`;
    await writeSix();
    const anchor = await anchorLog();
    expect(readSyslog(await got)).toMatchObject({ n: 1, mac: anchor?.mac });
    socket.close();
  });

  it.each(["tcp", "unix"])("to a syslog server by %s", async (kind) => {
    let received = "";
    const server: Server = createServer();
    const got = new Promise<void>((resolve) =>
      server.once("connection", (socket) =>
        socket
          .on("data", (chunk) => {
            received += chunk;
          })
          .once("end", () => resolve()),
      ),
    );
    const socketFile = path.join(dataDir, "log.sock");
    await new Promise<void>((resolve) =>
      kind === "tcp" ? server.listen(0, "127.0.0.1", resolve) : server.listen(socketFile, resolve),
    );
    const address = server.address();
    process.env.AUDIT_ANCHOR_SYSLOG =
      typeof address === "object" ? `tcp://127.0.0.1:${address?.port}` : `unix:${socketFile}`;
    await writeSix();
    const anchor = await anchorLog();
    await got;
    server.close();
    expect(readSyslog(received)).toMatchObject({ n: 1, mac: anchor?.mac, digest: anchor?.digest });
    const [, length, message] = /^(\d+) (<109>1 .*)$/s.exec(received) ?? [];
    if (kind === "tcp") expect(Number(length)).toBe(Buffer.byteLength(message ?? ""));
  });

  it("to a socket that takes datagrams, as /dev/log mostly does", async () => {
    const socketFile = path.join(dataDir, "datagrams.sock");
    // Node has no such socket; Perl is on every Debian.
    const receive = `use IO::Socket::UNIX; my $s = IO::Socket::UNIX->new(Type => SOCK_DGRAM, Local => $ARGV[0]) or die;
      $s->recv(my $message, 9000); print $message`;
    const receiver = spawn("perl", ["-e", receive, socketFile], { stdio: ["ignore", "pipe", "inherit"] });
    const got = new Promise<string>((resolve) => {
      let received = "";
      receiver.stdout.on("data", (chunk) => {
        received += chunk;
      });
      receiver.once("close", () => resolve(received));
    });
    await expect.poll(() => existsSync(socketFile), { timeout: 10_000 }).toBe(true);
    process.env.AUDIT_ANCHOR_SYSLOG = `unix:${socketFile}`;
    await writeSix();
    const anchor = await anchorLog();
    expect(readSyslog(await got)).toMatchObject({ n: 1, mac: anchor?.mac, digest: anchor?.digest });
  });

  it("to nobody who listens is told, and stops nothing", async () => {
    const told = vi.spyOn(console, "error").mockImplementation(() => {});
    process.env.AUDIT_ANCHOR_SYSLOG = `unix:${path.join(dataDir, "nobody.sock")}`;
    await writeSix();
    expect(await anchorLog()).toMatchObject({ n: 1 });
    expect(told).toHaveBeenCalledWith(expect.stringContaining("could not be sent"));
    told.mockRestore();
    expect(lines()).toHaveLength(1);
  });
});
