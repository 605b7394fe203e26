import { type CoverageParams, coverageParams } from "@/lib/coverage/rules/params";
import { todayInChina } from "@/lib/shared/dates";
import type { SearchParams } from "@/lib/shared/search-params";

/** What the address asks for, with the answer. */
export async function answered<T>(search: SearchParams, ask: (params: CoverageParams) => Promise<T>) {
  const today = todayInChina();
  const params = coverageParams(search, today);
  return { today, params, answer: await ask(params) };
}
