import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { recoverAdmin } from "@/lib/accounts/commands/recover";
import { prisma } from "@/lib/platform/db";
import { makeAccount, openSession, tryToSignIn, whoIs } from "@/tests/support/factories/accounts";

const told = { reason: "forgotten", operator: "root" };

/** `npm run account:recover -- …`, as typed on the portal's machine. */
const run = (...typed: string[]) => runWith({}, ...typed);

async function runWith(settings: Record<string, string>, ...typed: string[]) {
  const dataDir = mkdtempSync(path.join(tmpdir(), "shegongzhan-recover-"));
  const env = { ...process.env, DATA_DIR: dataDir, ...settings };
  const child = spawn(process.execPath, ["--import", "tsx", "bin/account-recover.ts", ...typed], { env });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (err += chunk));
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  rmSync(dataDir, { recursive: true, force: true });
  return { code, out, err };
}

it("lets the only security admin back in with a password shown once, which must be changed", async () => {
  const { id } = await makeAccount({ role: "security_admin", loginName: "sec" });
  const { sessionId } = await openSession("sec");
  const { code, out } = await run("SEC", "lost", "the", "note");
  expect(code).toBe(0);
  const [password = "", ...others] = out.match(/[A-Z][a-z]{2}\d(?:-[A-Z][a-z]{2}\d){3}/g) ?? [];
  expect(others).toEqual([]);
  expect(await whoIs(sessionId)).toBeNull();
  expect((await tryToSignIn({ account: "sec" })).kind).toBe("refused");
  const back = await tryToSignIn({ account: "sec", password });
  expect(back.kind === "signedIn" && (await whoIs(back.sessionId))?.passwordDue).toBe(true);
  const [entry] = await prisma().auditEntry.findMany({ where: { action: "account:recover" } });
  expect(entry).toMatchObject({ actorName: "system:account:recover", actorRole: "system", entityId: id });
  expect(JSON.parse(entry?.detail ?? "")).toMatchObject({ loginName: "sec", reason: "lost the note", sessions: 1 });
  expect(entry?.detail).not.toContain(password);
});

it("tells in one sentence what it cannot do", async () => {
  await makeAccount({ role: "county_official", loginName: "official" });
  expect(await run("official")).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^official is not an /) });
  expect(await run("nobody")).toMatchObject({ code: 2, err: "There is no account nobody.\n" });
  const noServer = { DATABASE_URL: "postgresql://postgres@127.0.0.1:1/postgres" };
  expect(await runWith(noServer, "official")).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^The database of DATABASE_URL cannot be reached: [^\n]*\n$/),
  });
  expect(await run()).toMatchObject({ code: 2, err: expect.stringMatching(/^Usage: npm run account:recover/) });
});

it("is no way round an approval", async () => {
  const { id } = await makeAccount({ role: "audit_admin", loginName: "aud" });
  for (const status of ["pending", "disabled"] as const) {
    await prisma().account.update({ where: { id }, data: { status } });
    await expect(recoverAdmin("aud", told)).rejects.toThrow("forbidden");
  }
  await expect(recoverAdmin("nobody", told)).rejects.toThrow("notFound");
});
