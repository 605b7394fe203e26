import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";

/** Which programme and version a component draws; the number only where it is not the one in effect. */
export type Place = { readonly id: string; readonly number?: number };

/** Labels of the clauses by their number, as the document counts them. */
export type ClauseLabels = ReadonlyMap<string, string>;

export const clauseLabels = ({ content }: Pick<ProgrammeBundle, "content">): ClauseLabels =>
  new Map(content.clauses.map(({ number, label }) => [number, label || number]));
