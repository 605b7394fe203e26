import { randomUUID } from "node:crypto";
import { z } from "zod";
import { followUnits } from "@/lib/followers";
import { Prisma } from "@/lib/generated/prisma/client";
import { type Actor, publicActor } from "@/lib/platform/actor";
import { readAsActor } from "@/lib/platform/db";
import { NotFound } from "@/lib/platform/errors";
import { demand } from "@/lib/platform/permissions";
import { rehearse } from "@/lib/platform/weigh";
import type { PlanReading } from "@/lib/programmes/rules/plan-table";
import { changeUnits } from "@/lib/regions/commands/change-units";
import { previewChange } from "@/lib/regions/queries/preview";
import { countTownships } from "@/lib/regions/queries/townships";
import { getRegion } from "@/lib/regions/queries/tree";
import type { ChangeQuery } from "@/lib/regions/schema";
import { type IsoDate, todayInChina } from "@/lib/shared/dates";
import { readDashboard } from "./reports/dashboard";
import { type PublishedProgramme, readProgrammes } from "./reports/programmes";
import { readRows } from "./reports/rows";
import { readVersionSpans, type Versions } from "./reports/version-spans";
import { type Dashboard, dashboardOf } from "./rules/dashboard";
import { effectDays } from "./rules/effect-days";
import { type CoverageFigure, figuresOf, regionsOn } from "./rules/figures";
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

/** What an act is about: units, a station, or a programme. */
export type Subject =
  | { readonly act: string }
  | { readonly units: readonly string[] }
  | { readonly station: string }
  | { readonly programme: string };

/**
 * Reads what the dashboards show of the regions around the subject, under every programme that binds them; where none
 * does, the number of their townships, on each of the days. Asked before and after an act, it tells what the act changes; the regions are
 * those of the first time.
 */
export function figureReader(
  actor: Actor,
  subject: Subject,
  days: readonly IsoDate[],
): () => Promise<CoverageFigure[]> {
  let around: Promise<string[]> | undefined;
  return async () => {
    around ??= pathsOf(actor, subject);
    const figures: CoverageFigure[] = [];
    for (const day of days) figures.push(...(await readFigures(actor, await around, day)));
    return figures;
  };
}

/** Days on which versions of a programme count, and so an act on them. */
export async function versionDays(actor: Actor, versions: Versions): Promise<IsoDate[]> {
  demand(actor, "programme:read");
  return effectDays(await readVersionSpans(actor, versions), todayInChina());
}

/** Units whose figures a change touches, with all above them: a move touches those of two places. */
export const unitsChanged = (code: string, query: ChangeQuery): string[] =>
  query.kind === "transfer" ? [code, query.to] : [code];

/** What a change of units would do to the figures; writes nothing. @throws Invalid, NotFound, Forbidden */
export function weighUnitChange(actor: Actor, code: string, query: ChangeQuery) {
  return rehearse(actor, {
    request: { code, query },
    figures: figureReader(actor, { units: unitsChanged(code, query) }, [todayInChina()]),
    act: async () => {
      const { seen } = await previewChange(actor, code, query);
      return changeUnits(actor, { code, query, seen, basis: "rehearsal" }, randomUUID(), followUnits);
    },
  });
}

async function readFigures(actor: Actor, paths: readonly string[], asOf: IsoDate): Promise<CoverageFigure[]> {
  demand(actor, "coverage:read");
  const programmes = await readProgrammes(actor, asOf);
  const figures: CoverageFigure[] = [];
  const regions = await existing(actor, regionsOn(paths, actor.scopePath));
  for (const region of regions) {
    const binding = programmes.filter((one) => paths.some((path) => bindsOn(path, one.region.code, region)));
    for (const { id } of binding) {
      const question = { programme: id, region, asOf, reading: null };
      const { dashboard, regionNotBound, unknownProgramme } = await getCoverage(actor, question);
      if (dashboard && !regionNotBound && !unknownProgramme) figures.push(...figuresOf(dashboard));
    }
    if (binding.length === 0) figures.push(await townshipsOf(actor, region, asOf));
  }
  return figures;
}

/** Paths of what the subject stands in, statutorily and reporting to a functional area. */
async function pathsOf(actor: Actor, subject: Subject): Promise<string[]> {
  const sql = pathsSql(subject);
  return z
    .array(z.object({ path: z.string() }))
    .parse(await readAsActor(actor, sql))
    .map(({ path }) => path);
}

/** A unit that the act sets up, or whose setting up it undoes, is there on one side only. */
async function existing(actor: Actor, codes: readonly string[]): Promise<string[]> {
  const rows = await readAsActor(actor, Prisma.sql`select code from "Region" where code = any (${[...codes]}::text[])`);
  const found = new Set(
    z
      .array(z.object({ code: z.string() }))
      .parse(rows)
      .map(({ code }) => code),
  );
  return codes.filter((code) => found.has(code));
}

/** Whether the programme's region stands on the path at or above the region that is asked about. */
function bindsOn(path: string, programmeRegion: string, region: string): boolean {
  const line = path.split("/");
  const at = line.indexOf(programmeRegion);
  return at >= 0 && at <= line.indexOf(region);
}

async function townshipsOf(actor: Actor, code: string, asOf: IsoDate): Promise<CoverageFigure> {
  const { name, kind, pinyin } = await getRegion(actor, code, asOf);
  return {
    id: [asOf, "", code, "townships"].join(" "),
    label: {
      unit: { code, name, kind, pinyin } as CoverageFigure["label"]["unit"],
      kind: "townships",
      on: asOf,
      dueOn: null,
      programme: null,
    },
    value: await countTownships(actor, code, asOf),
  };
}

function pathsSql(subject: Subject): Prisma.Sql {
  if ("programme" in subject)
    return Prisma.sql`select "regionPath" as path from "Programme" where id = ${subject.programme}`;
  if ("station" in subject)
    return Prisma.sql`select unnest(array["regionPath", "reportingPath"]) as path from "Station" where id = ${subject.station}::uuid`;
  const codes =
    "act" in subject
      ? Prisma.sql`(select codes || "entityId" from "RegionAct" where id = ${subject.act}::uuid)`
      : Prisma.sql`${[...subject.units]}::text[]`;
  return Prisma.sql`with asked as (select unnest(${codes}) as code)
    select r.path from "Region" r join asked using (code)
    union select area.path from "FunctionalMember" m join asked on asked.code = m."memberCode" join "Region" area on area.code = m."areaCode"`;
}
