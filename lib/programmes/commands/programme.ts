import type { Actor } from "@/lib/platform/actor";
import { asActor, type Tx } from "@/lib/platform/db";
import { AppError, Invalid, NotFound } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { demand } from "@/lib/platform/permissions";
import { changedUnder, type FollowUnits } from "@/lib/regions/commands/follow";
import { type IsoDate, toDbDate, todayInChina } from "@/lib/shared/dates";
import { dayBounds, dayRange } from "@/lib/shared/day-bounds";
import { mayEditProgramme } from "../policy";
import { bundleOf } from "../reports";
import { beginOf, reviewDraft } from "../rules/review";
import { standOf } from "../rules/stand";
import type { VersionContent } from "../schema/content";
import type { CreateProgrammeInput, NewVersionInput, PublishInput, UnpublishInput } from "../schema/forms";
import { documentColumns, writeContent } from "./content";
import { changeProgramme, draftOf } from "./draft";
import { checkEffectiveFrom } from "./effective-from";
import { carryRulings } from "./ruling";

const emptyContent = (document: VersionContent["document"]): VersionContent => ({
  document,
  clauses: [],
  targets: [],
  planTables: [],
  standards: [],
  deadlines: [],
  provisions: [],
  discrepancies: [],
});

/** Begins a programme with an empty draft. @throws Forbidden, NotFound (region out of scope), Invalid (id taken) */
export async function createProgramme(actor: Actor, input: CreateProgrammeInput, key: string): Promise<string> {
  demand(actor, "programme:edit");
  const { id, regionCode, effectiveFrom, ...document } = input;
  return mutate(actor, { key, action: "programme:create", request: input }, async (tx) => {
    const regionPath = await regionFor(tx, actor, regionCode);
    if (await tx.programme.findUnique({ where: { id }, select: { id: true } }))
      throw new Invalid({ id: ["programmeIdTaken"] });
    const content = emptyContent({ ...document, publishedAt: null, sourceFile: null, issuedPrinted: null });
    await insertVersion(tx, actor, { id, regionCode, regionPath, effectiveFrom, content, published: false });
    return { result: id, audit: { entity: "Programme", entityId: id, regionPath, after: input } };
  });
}

type ProgrammeImport = { id: string; regionCode: string; effectiveFrom: IsoDate; content: VersionContent };

/** Enters a whole document as published, for the seeds; a programme that is there already is left alone. */
export async function importProgramme(actor: Actor, programme: ProgrammeImport): Promise<"imported" | "present"> {
  demand(actor, "programme:edit");
  const { id, regionCode } = programme;
  const present = await asActor(actor, (tx) => tx.programme.findUnique({ where: { id }, select: { id: true } }));
  if (present) return "present";
  return mutate(
    actor,
    { key: `programme:import:${id}`, action: "programme:import", request: programme },
    async (tx) => {
      const regionPath = await regionFor(tx, actor, regionCode);
      await insertVersion(tx, actor, { ...programme, regionPath, published: true });
      return { result: "imported" as const, audit: { entity: "Programme", entityId: id, regionPath } };
    },
  );
}

async function regionFor(tx: Tx, actor: Actor, code: string): Promise<string> {
  const region = await tx.region.findUnique({ where: { code }, select: { path: true } });
  if (!region) throw new Invalid({ regionCode: ["invalid"] });
  if (!mayEditProgramme(actor, { regionPath: region.path })) throw new NotFound();
  return region.path;
}

type FirstVersion = ProgrammeImport & { regionPath: string; published: boolean };

async function insertVersion(
  tx: Tx,
  actor: Actor,
  { id, regionCode, regionPath, effectiveFrom, content, published }: FirstVersion,
): Promise<void> {
  await tx.programme.create({ data: { id, regionCode, regionPath, isDemo: actor.isDemo }, select: { id: true } });
  const { id: versionId } = await tx.programmeVersion.create({
    data: {
      ...documentColumns(content.document),
      programmeId: id,
      number: 1,
      status: published ? "published" : "draft",
      effectiveFrom: toDbDate(effectiveFrom),
      createdById: actor.accountId,
      createdByName: actor.displayName,
      publishedBy: published ? actor.displayName : null,
    },
    select: { id: true },
  });
  await writeContent(tx, versionId, content);
}

/** Copies the latest version into a draft that can be changed; the published one stays as it is. @throws AppError */
export function newVersion(actor: Actor, input: NewVersionInput, key: string): Promise<number> {
  return changeProgramme(
    actor,
    input,
    { key, action: "programme:newVersion", request: input, stored: (tx) => nothingDrafted(tx, input.programmeId) },
    async (tx) => {
      if (await draftOf(tx, input.programmeId)) throw new AppError("draftExists", 409);
      const latest = await latestPublished(tx, input.programmeId);
      if (!latest) throw new NotFound();
      if (input.effectiveFrom <= latest.effectiveFrom)
        throw new Invalid({ effectiveFrom: [`notBefore|${JSON.stringify({ day: latest.effectiveFrom })}`] });
      const bundle = await bundleOf(tx, input.programmeId, { number: latest.number });
      if (!bundle) throw new NotFound();
      const number = latest.number + 1;
      const { id } = await tx.programmeVersion.create({
        data: {
          ...documentColumns(bundle.content.document),
          programmeId: input.programmeId,
          number,
          effectiveFrom: toDbDate(input.effectiveFrom),
          changeNote: input.changeNote,
          createdById: actor.accountId,
          createdByName: actor.displayName,
        },
        select: { id: true },
      });
      await writeContent(tx, id, bundle.content);
      return { result: number, after: { number, effectiveFrom: input.effectiveFrom, changeNote: input.changeNote } };
    },
  );
}

/** From `effectiveFrom` on the draft counts; figures of earlier days keep to the version before it. @throws Invalid */
export function publishVersion(actor: Actor, input: PublishInput, key: string, follow: FollowUnits): Promise<number> {
  return changeProgramme(
    actor,
    input,
    { key, action: "programme:publish", request: input, stored: (tx) => draftDay(tx, input.programmeId) },
    async (tx, regionPath) => {
      const draft = await draftOf(tx, input.programmeId);
      if (!draft) throw new AppError("noDraft", 409);
      await checkEffectiveFrom(tx, draft, input.effectiveFrom);
      const { issuedOn } = draft.content.document;
      if (issuedOn !== null && input.effectiveFrom < issuedOn)
        throw new Invalid({ effectiveFrom: [dayRange({ ...dayBounds("effective", todayInChina()), min: issuedOn })] });
      if (
        reviewDraft(
          draft.content,
          beginOf([...draft.versions.filter(({ status }) => status === "published"), input]),
        ).some(({ severity }) => severity === "error")
      )
        throw new Invalid({ _form: ["draftIncomplete"] });
      const latest = await latestPublished(tx, input.programmeId);
      const before = latest && (await bundleOf(tx, input.programmeId, { number: latest.number }));
      if (before) await carryRulings(tx, before, draft);
      await tx.programmeVersion.update({
        where: { id: draft.version.id },
        data: { status: "published", effectiveFrom: toDbDate(input.effectiveFrom), publishedBy: actor.displayName },
        select: { id: true },
      });
      const { number } = draft.version;
      const after = { number, effectiveFrom: input.effectiveFrom };
      return { result: number, after, followed: await follow(tx, changedUnder(todayInChina(), [regionPath])) };
    },
  );
}

/** A stale form for a new version has nothing to be set beside; if there is a draft now, that is what to tell. */
async function nothingDrafted(tx: Tx, programmeId: string): Promise<Record<string, never>> {
  if (await draftOf(tx, programmeId)) throw new AppError("draftExists", 409);
  return {};
}

async function draftDay(tx: Tx, programmeId: string): Promise<{ effectiveFrom: IsoDate }> {
  const draft = await draftOf(tx, programmeId);
  if (!draft) throw new AppError("noDraft", 409);
  return { effectiveFrom: draft.version.effectiveFrom };
}

/** Makes the latest version a draft again, as long as nothing was made of it: figures follow the one before. @throws AppError */
export function unpublishVersion(
  actor: Actor,
  input: UnpublishInput,
  key: string,
  follow: FollowUnits,
): Promise<number> {
  const write = {
    key,
    action: "programme:unpublish" as const,
    request: input,
    stored: (tx: Tx) => standNow(tx, input.programmeId),
  };
  return changeProgramme(actor, input, write, async (tx, regionPath) => {
    if (await draftOf(tx, input.programmeId)) throw new AppError("unpublishDraft", 409);
    const latest = await latestPublished(tx, input.programmeId);
    if (!latest) throw new AppError("noDraft", 409);
    await tx.programmeVersion.update({
      where: { programmeId_number: { programmeId: input.programmeId, number: latest.number } },
      data: { status: "draft", publishedBy: null },
      select: { id: true },
    });
    const after = { number: latest.number, reason: input.reason };
    return {
      result: latest.number,
      before: latest,
      after,
      followed: await follow(tx, changedUnder(todayInChina(), [regionPath])),
    };
  });
}

/** What the page that offered to undo a publication showed, as it is now. */
async function standNow(tx: Tx, programmeId: string): Promise<Readonly<Record<string, string>>> {
  const { number } = await tx.programmeVersion.findFirstOrThrow({
    where: { programmeId },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const bundle = await bundleOf(tx, programmeId, { number });
  return bundle ? standOf(bundle.versions, bundle.content) : {};
}

async function latestPublished(
  tx: Tx,
  programmeId: string,
): Promise<{ number: number; effectiveFrom: IsoDate } | null> {
  const found = await tx.programmeVersion.findFirst({
    where: { programmeId, status: "published" },
    orderBy: { number: "desc" },
    select: { number: true, effectiveFrom: true },
  });
  return found && { number: found.number, effectiveFrom: found.effectiveFrom.toISOString().slice(0, 10) };
}
