import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { AppError, Conflict, NotFound } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { demand } from "@/lib/platform/permissions";
import { mayEditProgramme } from "../policy";
import { bundleOf } from "../reports";
import type { ProgrammeBundle } from "../schema/bundle";

export type DraftEdit = {
  readonly programmeId: string;
  /** Of the programme's row, as the form was drawn. */
  readonly version: number;
};

type Edit<T> = { before?: unknown; after?: unknown; result: T };

/**
 * Takes the programme's row for one change by one who may make it; a stale form is refused.
 * @throws NotFound, Forbidden, Conflict
 */
export async function changeProgramme<T>(
  actor: Actor,
  { programmeId, version }: DraftEdit,
  { key, action, request }: { key: string; action: string; request: unknown },
  work: (tx: Tx, regionPath: string) => Promise<Edit<T>>,
): Promise<T> {
  demand(actor, "programme:edit");
  return mutate(actor, { key, action, request: { programmeId, version, request } }, async (tx) => {
    const programme = await tx.programme.findUnique({
      where: { id: programmeId },
      select: { regionPath: true, version: true },
    });
    if (!programme || !mayEditProgramme(actor, programme)) throw new NotFound();
    const taken = await tx.programme.updateMany({
      where: { id: programmeId, version },
      data: { version: { increment: 1 } },
    });
    if (taken.count === 0) throw new Conflict({ version: programme.version }, { version });
    const { result, before, after } = await work(tx, programme.regionPath);
    const audit = { entity: "Programme", entityId: programmeId, regionPath: programme.regionPath, before, after };
    return { result, audit };
  });
}

/** The same for a part of the draft, whose version id and present contents `work` gets. */
export function changeDraft(
  actor: Actor,
  edit: DraftEdit,
  write: { key: string; action: string; request: unknown },
  work: (tx: Tx, draft: ProgrammeBundle) => Promise<{ before?: unknown; after?: unknown }>,
): Promise<null> {
  return changeProgramme(actor, edit, write, async (tx) => {
    const draft = await draftOf(tx, edit.programmeId);
    if (!draft) throw new AppError("noDraft", 409);
    return { ...(await work(tx, draft)), result: null };
  });
}

export async function draftOf(tx: Tx, programmeId: string): Promise<ProgrammeBundle | null> {
  const head = await tx.programmeVersion.findFirst({
    where: { programmeId, status: "draft" },
    select: { number: true },
  });
  return head && bundleOf(tx, programmeId, { number: head.number });
}
