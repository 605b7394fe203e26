import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "@/lib/shared/search-params";
import type { Sheet } from "@/lib/shared/spreadsheet/write";
import type { Actor } from "./actor";
import { demoLines, makeWorkbook, workbookResponse } from "./export";
import { answerOrProblem } from "./problem";
import { apiActor } from "./session";

type Asked = {
  actor: Actor;
  search: SearchParams;
  locale: string;
  /** What every sheet begins with where figures are made up. */
  demo: string[];
};
type Workbook = { /** Without its ending. */ file: string } & (
  | { sheets: readonly Sheet[] }
  | { stream: ReadableStream<Uint8Array> }
);

/** `GET` of a page's address as a workbook. `name` names the file for programs that know no other letters. */
export const exportRoute =
  (name: string, answer: (asked: Asked) => Promise<Workbook>) =>
  (request: Request): Promise<Response> =>
    answerOrProblem(request, async () => {
      const actor = await apiActor(request);
      const { searchParams } = new URL(request.url);
      const search = Object.fromEntries([...searchParams.keys()].map((key) => [key, searchParams.getAll(key)]));
      const [locale, demo] = await Promise.all([getLocale(), demoLines(actor)]);
      const { file, ...book } = await answer({ actor, search, locale, demo });
      return workbookResponse("stream" in book ? book.stream : await makeWorkbook(book.sheets), file, name);
    });

/** The line of what a list was asked and did not understand; none where it understood all. */
export async function ignoredLine(names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const t = await getTranslations("ui");
  return [t("filters.ignored", { filters: names.join(t("listSeparator")) })];
}
