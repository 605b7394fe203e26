import { type Actor, publicActor } from "@/lib/platform/actor";
import { NotFound } from "@/lib/platform/errors";
import { demand } from "@/lib/platform/permissions";
import type { PlanReading } from "@/lib/programmes/rules/plan-table";
import type { IsoDate } from "@/lib/shared/dates";
import { readDashboard } from "./reports/dashboard";
import { type PublishedProgramme, readProgrammes } from "./reports/programmes";
import { readRows } from "./reports/rows";
import { type Dashboard, dashboardOf } from "./rules/dashboard";
import type { CoverageRow, DashboardAnswer } from "./schema/answer";
import type { RowState } from "./schema/params";

export type CoverageQuestion = {
  readonly programme: string | null;
  readonly region: string | null;
  readonly asOf: IsoDate;
  /** Null follows the ruling in force. */
  readonly reading: PlanReading | null;
};

export type CoverageAnswer = {
  readonly programmes: DashboardAnswer["programmes"];
  /** Null when no published programme speaks about anything in the actor's scope. */
  readonly dashboard: Dashboard | null;
  readonly unknownProgramme: boolean;
  /** The region is in scope, but the programme does not bind it: the answer is about another one. */
  readonly regionNotBound: boolean;
};

/**
 * Coverage of a region on a day, in one statement; what is not asked for is chosen by the actor's own region.
 * @throws NotFound for a region that is unknown or out of scope
 */
export async function getCoverage(
  actor: Actor,
  { programme, region, asOf, reading }: CoverageQuestion,
): Promise<CoverageAnswer> {
  demand(actor, "coverage:read");
  const answer = await readDashboard(actor, { programme, region, home: actor.regionCode, asOf });
  if (region !== null && answer.askedVisible !== true) throw new NotFound();
  return {
    programmes: answer.programmes,
    dashboard: dashboardOf(answer, reading, asOf),
    unknownProgramme: programme !== null && answer.programme?.id !== programme,
    regionNotBound: region !== null && answer.region?.code !== region,
  };
}

/** The same for scripts, which are told of an unknown programme or region instead of being shown another. */
export async function getCoverageExactly(actor: Actor, question: CoverageQuestion): Promise<Dashboard> {
  const { dashboard, unknownProgramme, regionNotBound } = await getCoverage(actor, question);
  if (!dashboard || unknownProgramme || regionNotBound) throw new NotFound();
  return dashboard;
}

export type RowsQuestion = CoverageQuestion & {
  readonly state: RowState;
  readonly after: string | null;
  /** Only stations in no unit that the dashboard of this day lists; they come on one page. */
  readonly outside?: IsoDate | null;
  readonly most: number;
};
export type CoverageRows = CoverageAnswer & {
  /** The number that the rows make, over all pages. */
  readonly count: number;
  readonly rows: readonly CoverageRow[];
  readonly next: string | null;
};

/** The stations that make a number, a page of `most` by station code: over all pages exactly as many rows as the number says. */
export async function listCoverageRows(
  actor: Actor,
  { state, after, outside, most, ...question }: RowsQuestion,
): Promise<CoverageRows> {
  const answer = await getCoverage(actor, question);
  const { dashboard } = answer;
  if (!dashboard) return { ...answer, count: 0, rows: [], next: null };
  const listed = outside ? (await getCoverage(actor, { ...question, asOf: outside })).dashboard : null;
  if (outside && listed?.region.code !== dashboard.region.code) throw new NotFound();
  const rows = await readRows(actor, {
    tree: dashboard.tree,
    region: dashboard.region.code,
    type: dashboard.programme.stationType?.code ?? "",
    state,
    asOf: question.asOf,
    after: after ?? "",
    outside: (listed?.units ?? []).map(({ unit }) => unit.code),
    most: listed ? null : most + 1,
  });
  if (listed) return { ...answer, count: rows.length, rows, next: null };
  const count = dashboard.total[state];
  return {
    ...answer,
    count,
    rows: rows.slice(0, most),
    next: rows.length > most ? (rows[most - 1]?.code ?? null) : null,
  };
}

/** Figures of every published programme as a whole, for visitors. */
export async function publicCoverage(asOf: IsoDate): Promise<Dashboard[]> {
  const visitor = publicActor();
  const ask = (programme: string | null) => readDashboard(visitor, { programme, region: null, home: null, asOf });
  const first = await ask(null);
  const others = first.programmes.filter(({ id }) => id !== first.programme?.id);
  const answers = [first, ...(await Promise.all(others.map(({ id }) => ask(id))))];
  const order = first.programmes.map(({ id }) => id);
  return answers
    .flatMap((answer) => dashboardOf(answer, null, asOf) ?? [])
    .sort((a, b) => order.indexOf(a.programme.id) - order.indexOf(b.programme.id));
}

/** Published programmes in the version in effect on the day, for scripts. */
export async function listPublishedProgrammes(actor: Actor, asOf: IsoDate): Promise<PublishedProgramme[]> {
  demand(actor, "programme:read");
  return readProgrammes(actor, asOf);
}
