import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { Invalid } from "@/lib/platform/errors";
import { isTotalsDoubt } from "../rules/plan-doubt";
import type { ProgrammeBundle } from "../schema/bundle";
import { type DiscrepancyContent, versionContent } from "../schema/content";
import type { DoubtsInput } from "../schema/doubt-form";
import { doubtRows, rowFields } from "../schema/form-values";
import type { Edited } from "../schema/forms";
import { withCodes } from "./codes";
import { clauseIds, idOf, writeDiscrepancies } from "./content";
import { changeDraft } from "./draft";

type DoubtRow = DoubtsInput["rows"][number];

/**
 * Enters, changes and removes the draft's discrepancies, except those about totals, which follow their tables. One that
 * stays keeps its rulings. @throws Invalid when a discrepancy with rulings, or a reading that was ruled for, would be gone
 */
export function saveDoubts(actor: Actor, input: Edited<DoubtsInput>, key: string) {
  return changeDraft(
    actor,
    input,
    { key, action: "programme:doubts", request: input, stored: (draft) => rowFields(doubtRows(draft)) },
    async (tx, draft) => {
      const versionId = draft.version.id;
      const { discrepancies } = draft.content;
      const present = discrepancies.filter((doubt) => !isTotalsDoubt(doubt));
      const used = await codesEverUsed(tx, draft);
      const rows = withCodes(input.rows, "doubt", [...used.keys()]).map((row) =>
        doubtOf(
          row,
          present.find(({ code }) => code === row.code),
          used.get(row.code) ?? [],
        ),
      );
      const clauses = await clauseIds(tx, versionId);
      const isPresent = ({ code }: DiscrepancyContent) => present.some((doubt) => doubt.code === code);
      const gone = present.filter(({ code }) => !rows.some((row) => row.code === code));
      const ruled = gone.find(({ rulings }) => rulings.length > 0);
      if (ruled) throw new Invalid({ _form: [`doubtRuled|${JSON.stringify({ title: ruled.title })}`] });
      await tx.discrepancy.deleteMany({ where: { versionId, code: { in: gone.map(({ code }) => code) } } });
      for (const { code, clause, title, titleEn, description, descriptionEn, readings } of rows.filter(isPresent))
        await tx.discrepancy.update({
          where: { versionId_code: { versionId, code } },
          data: { title, titleEn, description, descriptionEn, readings, clauseId: idOf(clauses, clause) },
          select: { id: true },
        });
      const last = await tx.discrepancy.aggregate({ where: { versionId }, _max: { ordinal: true } });
      const added = rows.filter((row) => !isPresent(row));
      await writeDiscrepancies(tx, versionId, clauses, added, [], (last._max.ordinal ?? -1) + 1);
      return { before: present, after: rows };
    },
  );
}

const readingsOf = versionContent.shape.discrepancies.element.shape.readings;

/**
 * Codes of every version's doubts, each with those of its readings. What stood for one must not stand for another:
 * rulings follow the codes.
 */
async function codesEverUsed(tx: Tx, { id }: ProgrammeBundle): Promise<Map<string, string[]>> {
  const found = await tx.discrepancy.findMany({
    where: { version: { programmeId: id } },
    select: { code: true, readings: true },
  });
  const used = new Map<string, string[]>();
  for (const { code, readings } of found)
    used.set(code, [...(used.get(code) ?? []), ...readingsOf.parse(readings).map((reading) => reading.code)]);
  return used;
}

/** A reading is known by its text; one whose text is new is the old one of its place, put in other words. */
function storedCode(readings: DoubtRow["readings"], place: number, stored: DiscrepancyContent | undefined): string {
  const same = stored?.readings.find(({ label }) => label === readings[place]?.label);
  const before = stored?.readings[place];
  const moved = readings.some(({ label }) => label === before?.label);
  return (same ?? (moved ? undefined : before))?.code ?? "";
}

function doubtOf(
  { readings, ...row }: DoubtRow,
  stored: DiscrepancyContent | undefined,
  usedForReadings: readonly string[],
): DiscrepancyContent {
  const coded = withCodes(
    readings.map((reading, place) => ({ ...reading, code: storedCode(readings, place, stored) })),
    "reading",
    usedForReadings,
  ).filter(({ label }) => label !== "");
  const ruled = stored?.rulings.find(({ reading }) => !coded.some(({ code }) => code === reading));
  if (ruled) throw new Invalid({ _form: [`readingRuled|${JSON.stringify({ title: row.title })}`] });
  return {
    ...row,
    planTable: stored?.planTable ?? null,
    readings: coded.map(({ code, label, labelEn, followed }) => ({
      ...{ code, label, labelEn },
      ...(followed ? { followed } : {}),
    })),
    rulings: stored?.rulings ?? [],
  };
}
