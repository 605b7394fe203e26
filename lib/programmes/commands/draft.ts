import type { Actor } from "@/lib/platform/actor";
import type { Action } from "@/lib/platform/audited";
import { claimRow } from "@/lib/platform/claim";
import type { Tx } from "@/lib/platform/db";
import { AppError, NotFound } from "@/lib/platform/errors";
import { type AuditDetail, mutate } from "@/lib/platform/mutate";
import { demand } from "@/lib/platform/permissions";
import { mayEditProgramme } from "../policy";
import { bundleOf } from "../reports";
import type { ProgrammeBundle } from "../schema/bundle";

export type DraftEdit = {
  readonly programmeId: string;
  /** Of the programme's row, as the form was drawn. */
  readonly version: number;
};

/**
 * Whoever writes to a programme takes its row first and reads afterwards: one order for all, so that nobody decides on
 * what another is just changing. Null when there is none that the actor may write to.
 */
export async function lockProgramme(tx: Tx, id: string): Promise<{ regionPath: string; version: number } | null> {
  const found = await tx.$queryRaw<{ regionPath: string; version: number }[]>`
    select "regionPath", version from "Programme" where id = ${id} for update`;
  return found[0] ?? null;
}

type Edit<T> = { before?: unknown; after?: unknown; result: T; followed?: readonly AuditDetail[] };

type Write<S> = {
  key: string;
  action: Action;
  request: unknown;
  /** What the form's fields hold now. */
  stored: S;
};

/**
 * Takes the programme's row for one change by one who may make it; a stale form is refused.
 * @throws NotFound, Forbidden, Conflict
 */
export async function changeProgramme<T>(
  actor: Actor,
  { programmeId, version }: DraftEdit,
  { key, action, request, stored }: Write<(tx: Tx) => Promise<Record<string, unknown>>>,
  work: (tx: Tx, regionPath: string) => Promise<Edit<T>>,
): Promise<T> {
  demand(actor, "programme:edit");
  return mutate(actor, { key, action, request: { programmeId, version, request } }, async (tx) => {
    const programme = await claimRow({
      rows: tx.programme,
      where: { id: programmeId },
      version,
      async read() {
        const found = await lockProgramme(tx, programmeId);
        if (!found || !mayEditProgramme(actor, found)) throw new NotFound();
        return found;
      },
      stored: () => stored(tx),
    });
    const { result, before, after, followed = [] } = await work(tx, programme.regionPath);
    const { regionPath } = programme;
    return { result, audit: [{ entity: "Programme", entityId: programmeId, regionPath, before, after }, ...followed] };
  });
}

/** The same for a part of the draft, whose version id and present contents `work` gets. */
export function changeDraft(
  actor: Actor,
  edit: DraftEdit,
  { stored, ...write }: Write<(draft: ProgrammeBundle) => Record<string, unknown>>,
  work: (tx: Tx, draft: ProgrammeBundle) => Promise<{ before?: unknown; after?: unknown }>,
): Promise<null> {
  const demandDraft = async (tx: Tx): Promise<ProgrammeBundle> => {
    const draft = await draftOf(tx, edit.programmeId);
    if (!draft) throw new AppError("noDraft", 409);
    return draft;
  };
  const present = async (tx: Tx) => stored(await demandDraft(tx));
  return changeProgramme(actor, edit, { ...write, stored: present }, async (tx) => ({
    ...(await work(tx, await demandDraft(tx))),
    result: null,
  }));
}

export async function draftOf(tx: Tx, programmeId: string): Promise<ProgrammeBundle | null> {
  const head = await tx.programmeVersion.findFirst({
    where: { programmeId, status: "draft" },
    select: { number: true },
  });
  return head && bundleOf(tx, programmeId, { number: head.number });
}
