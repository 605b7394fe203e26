import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { Invalid } from "@/lib/platform/errors";
import { toDbDate } from "@/lib/shared/dates";
import { inOrder } from "../rules/clause-order";
import { splitClauses } from "../rules/clause-split";
import { measureRegistry } from "../rules/measures";
import type { ProgrammeBundle } from "../schema/bundle";
import type { ClauseContent, DeadlineContent, TargetContent } from "../schema/content";
import { clauseRows, deadlineRows, documentValues, rowFields, targetRows } from "../schema/form-values";
import type { ClausesInput, DeadlinesInput, DocumentInput, Edited, TargetsInput } from "../schema/forms";
import { withCodes } from "./codes";
import { clauseIds, documentColumns, writeDeadlines, writeTargets } from "./content";
import { changeDraft } from "./draft";
import { checkEffectiveFrom } from "./effective-from";

export function saveDocument(actor: Actor, input: Edited<DocumentInput>, key: string) {
  const { programmeId: _, version: __, effectiveFrom, ...fields } = input;
  return changeDraft(
    actor,
    input,
    { key, action: "programme:document", request: input, stored: documentValues },
    async (tx, draft) => {
      const before = draft.content.document;
      const document = { ...before, ...fields };
      await checkEffectiveFrom(tx, draft, effectiveFrom);
      await tx.programmeVersion.update({
        where: { id: draft.version.id },
        data: { ...documentColumns(document), effectiveFrom: toDbDate(effectiveFrom) },
        select: { id: true },
      });
      return {
        before: { ...before, sourceText: null, effectiveFrom: draft.version.effectiveFrom },
        after: { ...document, sourceText: null, effectiveFrom },
      };
    },
  );
}

/**
 * Keeps the document's text and makes clauses of it; those that rows already stand in are kept by their number.
 * @throws Invalid for a text that makes more clauses than can be edited
 */
export async function splitDocument(
  actor: Actor,
  input: { programmeId: string; version: number; sourceText: string },
  key: string,
) {
  const split = splitClauses(input.sourceText);
  if ("problem" in split) {
    const { problem, ...params } = split;
    throw new Invalid({ sourceText: [`${problem}|${JSON.stringify(params)}`] });
  }
  return changeDraft(
    actor,
    input,
    {
      key,
      action: "programme:split",
      request: input,
      stored: ({ content }) => ({ sourceText: content.document.sourceText }),
    },
    async (tx, draft) => {
      const stored = new Map(draft.content.clauses.map((clause) => [clause.number, clause]));
      const clauses = split.map((clause) => ({ headingEn: "", textEn: "", ...stored.get(clause.number), ...clause }));
      await tx.programmeVersion.update({
        where: { id: draft.version.id },
        data: { sourceText: input.sourceText },
        select: { id: true },
      });
      await replaceClauses(tx, draft, clauses);
      return { after: { clauses: clauses.map(({ number }) => number) } };
    },
  );
}

export function saveClauses(actor: Actor, input: Edited<ClausesInput>, key: string) {
  return changeDraft(
    actor,
    input,
    { key, action: "programme:clauses", request: input, stored: (draft) => rowFields(clauseRows(draft)) },
    async (tx, draft) => {
      const after = inOrder(input.rows, draft.content.clauses);
      await replaceClauses(tx, draft, after);
      return { before: draft.content.clauses, after };
    },
  );
}

/** A clause that rows stand in cannot go: they would lose the place they are quoted from. */
async function replaceClauses(tx: Tx, draft: ProgrammeBundle, clauses: readonly ClauseContent[]): Promise<void> {
  const numbers = new Set(clauses.map(({ number }) => number));
  if (numbers.size < clauses.length) throw new Invalid({ _form: ["clauseTwice"] });
  const { targets, planTables, standards, deadlines, provisions, discrepancies } = draft.content;
  const conditions = standards.flatMap(({ items }) => items.flatMap((item) => item.conditions));
  const used = [targets, planTables, standards, conditions, deadlines, provisions, discrepancies].flat();
  const lost = new Set(used.map(({ clause }) => clause).filter((clause) => !numbers.has(clause)));
  if (lost.size > 0) throw new Invalid({ _form: [`clauseInUse|${JSON.stringify({ numbers: [...lost].join("、") })}`] });
  const versionId = draft.version.id;
  await tx.clause.deleteMany({ where: { versionId, number: { notIn: [...numbers] } } });
  for (const [ordinal, clause] of clauses.entries())
    await tx.clause.upsert({
      where: { versionId_number: { versionId, number: clause.number } },
      create: { ...clause, versionId, ordinal },
      update: { ...clause, ordinal },
      select: { id: true },
    });
}

/**
 * A target is a number by a due day; nothing counts or shows from when on it was promised, so that no form asks for it
 * (a rule with a period is entered under the other provisions). Where a document came with such a day, it is kept.
 */
export function saveTargets(actor: Actor, input: Edited<TargetsInput>, key: string) {
  const rows = withCodes(input.rows, "target");
  return changeDraft(
    actor,
    input,
    { key, action: "programme:targets", request: input, stored: (draft) => rowFields(targetRows(draft)) },
    async (tx, draft) => {
      const versionId = draft.version.id;
      const firstDays = new Map(draft.content.targets.map(({ code, fromOn }) => [code, fromOn]));
      const targets: TargetContent[] = rows.map((row) => ({
        ...row,
        unit: measureRegistry[row.measure].unit,
        fromOn: firstDays.get(row.code) ?? null,
      }));
      await tx.target.deleteMany({ where: { versionId } });
      await writeTargets(tx, versionId, await clauseIds(tx, versionId), targets);
      return { before: draft.content.targets, after: targets };
    },
  );
}

export function saveDeadlines(actor: Actor, input: Edited<DeadlinesInput>, key: string) {
  const deadlines: DeadlineContent[] = withCodes(input.rows, "deadline").map(({ yearly, ...row }) => ({
    ...row,
    dueOn: yearly ? null : row.dueOn,
    yearlyOn: yearly ? `--${row.dueOn.slice(5)}` : null,
  }));
  return changeDraft(
    actor,
    input,
    { key, action: "programme:deadlines", request: input, stored: (draft) => rowFields(deadlineRows(draft)) },
    async (tx, draft) => {
      const versionId = draft.version.id;
      await tx.deadline.deleteMany({ where: { versionId } });
      await writeDeadlines(tx, versionId, await clauseIds(tx, versionId), deadlines);
      return { before: draft.content.deadlines, after: deadlines };
    },
  );
}
