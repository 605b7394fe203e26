import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/platform/db";
import { Invalid } from "@/lib/platform/errors";
import { type IsoDate, toDbDate } from "@/lib/shared/dates";
import type {
  ClauseContent,
  DeadlineContent,
  DiscrepancyContent,
  DocumentContent,
  PlanTableContent,
  ProvisionContent,
  StandardContent,
  TargetContent,
  VersionContent,
} from "../schema/content";

const day = (value: IsoDate | null): Date | null => (value === null ? null : toDbDate(value));

/** Ids of a version's clauses by their number. */
export type ClauseIds = ReadonlyMap<string, string>;

export const idOf = (clauses: ClauseIds, number: string): string => {
  const id = clauses.get(number);
  if (!id) throw new Invalid({ _form: [`clauseUnknown|${JSON.stringify({ number })}`] });
  return id;
};

export async function clauseIds(tx: Tx, versionId: string): Promise<ClauseIds> {
  const found = await tx.clause.findMany({ where: { versionId }, select: { id: true, number: true } });
  return new Map(found.map(({ id, number }) => [number, id]));
}

/** The columns of a version that hold the document itself. */
export const documentColumns = ({ issuedOn, publishedAt, ...document }: DocumentContent) => ({
  ...document,
  issuedOn: day(issuedOn),
  publishedAt: publishedAt === null ? null : new Date(publishedAt),
});

/** Fills a version that has no rows yet. */
export async function writeContent(tx: Tx, versionId: string, content: VersionContent): Promise<void> {
  const clauses = await writeClauses(tx, versionId, content.clauses);
  await writeTargets(tx, versionId, clauses, content.targets);
  const tables: string[] = [];
  for (const table of content.planTables) tables.push(await writePlanTable(tx, versionId, clauses, table));
  for (const standard of content.standards) await writeStandard(tx, versionId, clauses, standard);
  await writeDeadlines(tx, versionId, clauses, content.deadlines);
  await writeProvisions(tx, versionId, clauses, content.provisions);
  await writeDiscrepancies(tx, versionId, clauses, content.discrepancies, tables);
}

async function writeClauses(tx: Tx, versionId: string, clauses: readonly ClauseContent[]): Promise<ClauseIds> {
  const rows = clauses.map((clause, ordinal) => ({ ...clause, id: randomUUID(), versionId, ordinal }));
  await tx.clause.createMany({ data: rows });
  return new Map(rows.map(({ id, number }) => [number, id]));
}

export async function writeTargets(
  tx: Tx,
  versionId: string,
  clauses: ClauseIds,
  targets: readonly TargetContent[],
): Promise<void> {
  await tx.target.createMany({
    data: targets.map(({ clause, fromOn, dueOn, ...target }, ordinal) => ({
      ...target,
      versionId,
      clauseId: idOf(clauses, clause),
      fromOn: day(fromOn),
      dueOn: day(dueOn),
      ordinal,
    })),
  });
}

export async function writePlanTable(
  tx: Tx,
  versionId: string,
  clauses: ClauseIds,
  { clause, rows, ...table }: PlanTableContent,
): Promise<string> {
  const { id } = await tx.planTable.create({
    data: {
      ...table,
      versionId,
      clauseId: idOf(clauses, clause),
      rows: { createMany: { data: rows.map((row, ordinal) => ({ ...row, ordinal })) } },
    },
    select: { id: true },
  });
  return id;
}

export async function writeStandard(
  tx: Tx,
  versionId: string,
  clauses: ClauseIds,
  { clause, items, ...standard }: StandardContent,
  id?: string,
): Promise<void> {
  await tx.standard.create({
    data: {
      ...standard,
      id,
      versionId,
      clauseId: idOf(clauses, clause),
      items: {
        create: items.map(({ conditions, ...item }, ordinal) => ({
          ...item,
          ordinal,
          conditions: {
            createMany: {
              data: conditions.map(({ clause: number, ...condition }, place) => ({
                ...condition,
                clauseId: idOf(clauses, number),
                ordinal: place,
              })),
            },
          },
        })),
      },
    },
    select: { id: true },
  });
}

export async function writeDeadlines(
  tx: Tx,
  versionId: string,
  clauses: ClauseIds,
  deadlines: readonly DeadlineContent[],
): Promise<void> {
  await tx.deadline.createMany({
    data: deadlines.map(({ clause, dueOn, ...deadline }, ordinal) => ({
      ...deadline,
      versionId,
      clauseId: idOf(clauses, clause),
      dueOn: day(dueOn),
      ordinal,
    })),
  });
}

export async function writeProvisions(
  tx: Tx,
  versionId: string,
  clauses: ClauseIds,
  provisions: readonly ProvisionContent[],
): Promise<void> {
  await tx.provision.createMany({
    data: provisions.map(({ clause, fromOn, dueOn, ...provision }, ordinal) => ({
      ...provision,
      versionId,
      clauseId: idOf(clauses, clause),
      fromOn: day(fromOn),
      dueOn: day(dueOn),
      ordinal,
    })),
  });
}

/** `tables`: ids of the plan tables by their place in the content. Rulings come along with their dates and authors. */
export async function writeDiscrepancies(
  tx: Tx,
  versionId: string,
  clauses: ClauseIds,
  discrepancies: readonly DiscrepancyContent[],
  tables: readonly string[],
  firstOrdinal = 0,
): Promise<void> {
  const rows = discrepancies.map((discrepancy) => ({ ...discrepancy, id: randomUUID() }));
  await tx.discrepancy.createMany({
    data: rows.map(({ clause, planTable, rulings: _, withdrawn: __, ...discrepancy }, index) => ({
      ...discrepancy,
      versionId,
      clauseId: idOf(clauses, clause),
      planTableId: planTable === null ? null : (tables[planTable] ?? null),
      ordinal: firstOrdinal + index,
    })),
  });
  await tx.ruling.createMany({
    data: rows.flatMap(({ id, rulings }) =>
      rulings.map(({ at, ...ruling }) => ({ ...ruling, at: new Date(at), discrepancyId: id })),
    ),
  });
}
