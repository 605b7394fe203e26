import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { systemActor } from "@/lib/platform/actor";
import { writeAudit } from "@/lib/platform/audit";
import { asActor, type Tx } from "@/lib/platform/db";
import { setting } from "@/lib/platform/settings";
import { addAnchor, copyAnchorsTo, makeAnchorKey, readAnchors } from "../queries/records";
import { headsIn } from "../queries/stored";
import { nextAnchor } from "../rules/anchors";
import type { SealedAnchor } from "../schema/anchor";
import type { ChainHead } from "../schema/entry";
import { sendToSyslog } from "./send-syslog";

const system = systemActor("audit:anchor");

/**
 * Notes down outside the database where every chain ends now, if anything was written since the last time, and sends it
 * away where that is asked for. Safe to run from several processes and hosts.
 * @throws Error when a chain has become shorter: a broken log is never taken for the new truth
 */
export async function anchorLog(now = new Date()): Promise<SealedAnchor | null> {
  await beginSeries();
  const anchor = await asActor(system, async (tx) => {
    await oneAtATime(tx);
    return appendAnchor(await headsIn(tx), now);
  });
  await sendAway(anchor);
  return anchor;
}

/** The same for heads that a verification has found sound. */
export async function anchorHeads(heads: readonly ChainHead[], now: Date): Promise<void> {
  await beginSeries();
  const anchor = await asActor(system, async (tx) => {
    await oneAtATime(tx);
    // An anchor made meanwhile may have seen more: then these heads are covered already.
    const { tail } = await readAnchors();
    const older = heads.some(({ chain, seq }) => seq < (tail.heads.get(chain)?.seq ?? 0n));
    return older ? null : appendAnchor(heads, now);
  });
  await sendAway(anchor);
}

async function appendAnchor(heads: readonly ChainHead[], now: Date): Promise<SealedAnchor | null> {
  const [key, { tail }] = [await makeAnchorKey(), await readAnchors()];
  const anchor = nextAnchor(tail, { heads, at: now.toISOString(), series: seriesOf(key), key });
  if (anchor) await addAnchor(anchor);
  return anchor;
}

/** One data folder of one host keeps one series, whichever of its processes begins it. */
const seriesOf = (key: string): string =>
  createHash("sha256")
    .update(JSON.stringify([key, hostname(), setting("DATA_DIR")]))
    .digest("hex")
    .slice(0, 16);

/** The log itself says since when this host keeps anchors: a file that is taken away is missed. */
async function beginSeries(): Promise<void> {
  const { tail } = await readAnchors();
  if (tail.last) return;
  const entityId = seriesOf(await makeAnchorKey());
  const detail = { host: hostname() };
  await asActor(system, (tx) =>
    writeAudit(tx, { actor: system, action: "audit:anchor", entity: "audit", entityId, detail }),
  );
}

const oneAtATime = (tx: Tx) => tx.$queryRaw`select pg_advisory_xact_lock(hashtext('audit anchor'))::text`;

/** What cannot be sent is told and does not stop the portal; a file gets what it missed with the next one. */
async function sendAway(anchor: SealedAnchor | null): Promise<void> {
  const file = setting("AUDIT_ANCHOR_FILE");
  const syslog = setting("AUDIT_ANCHOR_SYSLOG");
  const tell = (where: string) => (error: Error) =>
    console.error(`An audit anchor could not be sent to ${where}: ${error.message}`);
  if (file) await copyAnchorsTo(file).catch(tell(file));
  if (syslog && anchor) await sendToSyslog(syslog, anchor).catch(tell(syslog));
}
