import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { Invalid } from "@/lib/platform/errors";
import type { ProgrammeBundle } from "../schema/bundle";
import type { StandardContent } from "../schema/content";
import { rowFields, standardValues } from "../schema/form-values";
import type { Edited } from "../schema/forms";
import type { StandardInput } from "../schema/standard-form";
import { withCodes } from "./codes";
import { clauseIds, writeStandard } from "./content";
import { changeDraft } from "./draft";

/** One standard at a time; without conditions it is taken out of the draft. @throws Invalid when a new one's code is taken */
export function saveStandard(actor: Actor, input: Edited<StandardInput>, key: string) {
  const { original, code, name, nameEn, clause, rows } = input;
  return changeDraft(
    actor,
    input,
    { key, action: "programme:standard", request: input, stored: (draft) => standardNow(draft, original) },
    async (tx, draft) => {
      const { standards } = draft.content;
      if (code !== original && standards.some((other) => other.code === code))
        throw new Invalid({ code: ["standardCodeTaken"] });
      const before = standards.find((other) => other.code === original);
      const items = withItemCodes(itemsOf(rows), code, before?.items ?? [], await itemCodes(tx));
      const standard: StandardContent = { code, name, nameEn, clause, items };
      const versionId = draft.version.id;
      const place = { versionId_code: { versionId, code: original } };
      // The same id again: standards stand in the order of their ids.
      const id = (await tx.standard.findUnique({ where: place, select: { id: true } }))?.id;
      if (id) await tx.standard.delete({ where: { id }, select: { id: true } });
      if (items.length > 0) await writeStandard(tx, versionId, await clauseIds(tx, versionId), standard, id);
      return { before, after: standard };
    },
  );
}

function standardNow(draft: ProgrammeBundle, code: string): Record<string, unknown> {
  const { head, rows } = standardValues(draft, code);
  return { ...head, ...rowFields(rows) };
}

type Item = StandardContent["items"][number];

/** Conditions of the same item stand together, in the order in which the items first appear. */
function itemsOf(rows: StandardInput["rows"]): Item[] {
  const items: Item[] = [];
  for (const { item: name, itemEn, ...condition } of rows) {
    const item = items.find((other) => other.name === name);
    if (item) item.conditions.push(condition);
    else items.push({ code: "", name, nameEn: itemEn, conditions: [condition] });
  }
  return items;
}

/** Of every programme: stations are told apart by the codes of the items that they fail. */
async function itemCodes(tx: Tx): Promise<string[]> {
  const found = await tx.standardItem.findMany({ distinct: ["code"], select: { code: true } });
  return found.map(({ code }) => code);
}

/** An item keeps its code as long as it keeps its name; a new one gets a code that no other item has or had. */
function withItemCodes(
  items: readonly Item[],
  prefix: string,
  before: readonly Item[],
  used: readonly string[],
): Item[] {
  const kept = items.map((item) => ({ ...item, code: before.find(({ name }) => name === item.name)?.code ?? "" }));
  return withCodes(kept, prefix, used);
}
