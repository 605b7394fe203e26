import { cache } from "react";
import { getCoverage, listCoverageRows } from "@/lib/coverage/queries";
import { type CoverageParams, coverageParams, type SearchParams } from "@/lib/coverage/rules/params";
import type { Actor } from "@/lib/platform/actor";
import { foundFor, requirePermission } from "@/lib/platform/session";
import { type IsoDate, todayInChina } from "@/lib/shared/dates";

const PAGE = 50;

/** What the address asks for, or the page that says there is none. */
async function answerTo<T>(actor: Actor, search: string, ask: (params: CoverageParams) => Promise<T>) {
  const today: IsoDate = todayInChina();
  const params = coverageParams(JSON.parse(search) as SearchParams, today);
  return { today, params, answer: await foundFor(actor, ask(params)) };
}

// Keyed by the text of the address: a page and its title are given different objects, and shall ask once.
const dashboard = cache(async (search: string) => {
  const actor = await requirePermission("coverage:read");
  return answerTo(actor, search, (params) => getCoverage(actor, params));
});

const rows = cache(async (search: string) => {
  const actor = await requirePermission("coverage:read");
  return answerTo(actor, search, (params) => listCoverageRows(actor, { ...params, most: PAGE }));
});

export const loadDashboard = async (search: Promise<SearchParams>) => dashboard(JSON.stringify(await search));
export const loadRows = async (search: Promise<SearchParams>) => rows(JSON.stringify(await search));
