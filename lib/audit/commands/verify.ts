import type { Actor } from "@/lib/platform/actor";
import { writeAudit } from "@/lib/platform/audit";
import { asActor } from "@/lib/platform/db";
import { demand } from "@/lib/platform/permissions";
import { addAnchor, keepVerification, readAnchors } from "../queries/records";
import { chainHeads, storedEntries } from "../queries/stored";
import { digestOf } from "../rules/canonical";
import { verifyEntries } from "../rules/verify";
import type { Finding, Verification } from "../schema/report";

const SHOWN = 200;

/** Checks the whole log against itself and against what earlier checks saw, and remembers the outcome. */
export async function verifyAudit(actor: Actor): Promise<Verification> {
  demand(actor, "audit:read");
  const headsBefore = await chainHeads(actor);
  const { anchors, damaged } = await readAnchors();
  const verified = await verifyEntries({
    entries: storedEntries(actor),
    headsBefore,
    headsAfter: () => chainHeads(actor),
    anchors,
  });
  const { total } = verified;
  const findings: Finding[] = [...verified.findings, ...damaged.map((line) => ({ kind: "anchorLine" as const, line }))];
  const at = new Date().toISOString();
  const digest = digestOf(headsBefore);
  const result: Verification = {
    ...{ at, by: actor.displayName, total, digest, findingCount: findings.length },
    findings: findings.slice(0, SHOWN),
  };
  if (findings.length === 0) await addAnchor({ at, total, digest, heads: headsBefore });
  await keepVerification(result);
  // A damaged chain may refuse the entry; what was found must be told all the same.
  await recordCheck(actor, result).catch((error) =>
    findings.length > 0 ? console.error(error) : Promise.reject(error),
  );
  return result;
}

const recordCheck = (actor: Actor, { digest, total, findingCount }: Verification): Promise<void> =>
  asActor(actor, (tx) =>
    writeAudit(tx, {
      ...{ actor, action: "audit:verify", entity: "audit", entityId: digest.slice(0, 16) },
      detail: { total, findings: findingCount },
    }),
  );
