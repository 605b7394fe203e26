import type { getTranslations } from "next-intl/server";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";

type Words = Awaited<ReturnType<typeof getTranslations<"programmes">>>;

/** How a clause is counted: in Chinese as the document does, in English by its number. */
export function clauseLabel({ number, label }: { number: string; label: string }, locale: string, t: Words): string {
  if (locale !== "en") return (label || number).replace(/、$/, "");
  if (number === "news" || number === "0") return t(number === "news" ? "clause.news" : "clause.preamble");
  if (number.startsWith("annex")) return t("clause.annex");
  return t("clause.part", { number });
}

/** Labels of the clauses by their number. */
export type ClauseLabels = ReadonlyMap<string, string>;

export const clauseLabels = ({ content }: Pick<ProgrammeBundle, "content">, locale: string, t: Words): ClauseLabels =>
  new Map(content.clauses.map((clause) => [clause.number, clauseLabel(clause, locale, t)]));
