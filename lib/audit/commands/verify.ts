import { hostname } from "node:os";
import type { Actor } from "@/lib/platform/actor";
import { writeAudit } from "@/lib/platform/audit";
import { asActor } from "@/lib/platform/db";
import { demand } from "@/lib/platform/permissions";
import { setting } from "@/lib/platform/settings";
import { anchorKey, keepVerification, readAnchors, readCopiesIn } from "../queries/records";
import { chainHeads, storedEntries } from "../queries/stored";
import { missingAnchors } from "../rules/anchor-times";
import { readCopies } from "../rules/anchors";
import { digestOf } from "../rules/canonical";
import { verifyEntries } from "../rules/verify";
import type { Finding, Verification } from "../schema/report";
import { anchorHeads } from "./anchor";

const SHOWN = 200;

/**
 * Checks the whole log against itself and against what was noted down of it outside the database, and remembers the
 * outcome. `copies`: further files of anchors that were sent away.
 */
export async function verifyAudit(actor: Actor, copies: readonly string[] = []): Promise<Verification> {
  demand(actor, "audit:read");
  const headsBefore = await chainHeads(actor);
  const own = await readAnchors();
  const away = await readAway(copies, own.sealed);
  const verified = await verifyEntries({
    entries: storedEntries(actor),
    headsBefore,
    headsAfter: () => chainHeads(actor),
    anchors: [...own.anchors, ...away.anchors],
  });
  const { total, markers, times } = verified;
  const findings: Finding[] = [
    ...verified.findings,
    ...own.findings,
    ...away.findings,
    ...missingAnchors(times, markers, [...own.sealed, ...away.sealed], hostname()),
  ];
  const now = new Date();
  const digest = digestOf(headsBefore);
  const result: Verification = {
    ...{ at: now.toISOString(), by: actor.displayName, total, digest, findingCount: findings.length },
    findings: findings.slice(0, SHOWN),
  };
  if (findings.length === 0) await anchorHeads(headsBefore, now);
  await keepVerification(result);
  // A damaged chain may refuse the entry; what was found must be told all the same.
  await recordCheck(actor, result).catch((error) =>
    findings.length > 0 ? console.error(error) : Promise.reject(error),
  );
  return result;
}

async function readAway(files: readonly string[], own: Parameters<typeof readCopies>[2]) {
  const kept = setting("AUDIT_ANCHOR_FILE");
  const texts = await Promise.all([...(kept ? [kept] : []), ...files].map(readCopiesIn));
  return readCopies(texts.join("\n"), await anchorKey(), own);
}

const recordCheck = (actor: Actor, { digest, total, findingCount }: Verification): Promise<void> =>
  asActor(actor, (tx) =>
    writeAudit(tx, {
      ...{ actor, action: "audit:verify", entity: "audit", entityId: digest.slice(0, 16) },
      detail: { total, findings: findingCount },
    }),
  );
