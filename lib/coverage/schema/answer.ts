import { z } from "zod";
import { stationStatuses } from "@/lib/stations/schema/status";

const regionKinds = [
  "country",
  "province",
  "city",
  "county",
  "functional_area",
  "subdistrict",
  "town",
  "township",
  "quasi_township",
] as const;

export const unit = z.object({ code: z.string(), name: z.string(), kind: z.enum(regionKinds), pinyin: z.string() });
const clause = z.object({ number: z.string(), label: z.string() });

/** What the dashboard statement tells; what is read off it is `dashboardAnswer`. */
const told = z.object({
  programme: z
    .object({
      id: z.string(),
      title: z.string(),
      titleEn: z.string(),
      regionCode: z.string(),
      regionPath: z.string(),
      isDemo: z.boolean(),
      version: z.int(),
      effectiveFrom: z.string(),
      /** The first day of its first version. */
      beganOn: z.string(),
      stationType: z.object({ code: z.string(), name: z.string(), nameEn: z.string(), level: z.int() }).nullable(),
      clause: clause.extend({ heading: z.string(), headingEn: z.string() }).nullable(),
      plan: z
        .object({
          years: z.array(z.int()),
          printedTotals: z.array(z.int()),
          printedGrandTotal: z.int().nullable(),
          clause,
          rows: z.array(
            z.object({
              regionCode: z.string(),
              path: z.string(),
              label: z.string(),
              values: z.array(z.int()),
              printedTotal: z.int().nullable(),
            }),
          ),
        })
        .nullable(),
      targets: z.array(
        z.object({
          measure: z.enum(["stations.coverageRate", "stations.built"]),
          value: z.int(),
          dueOn: z.string(),
          clause,
        }),
      ),
      /** The clause that promises each township a station of its own. */
      perTownship: clause.nullable(),
      doubts: z.array(
        z.object({
          code: z.string(),
          title: z.string(),
          titleEn: z.string(),
          description: z.string(),
          descriptionEn: z.string(),
          ruling: z.object({ reading: z.string(), reason: z.string(), byName: z.string(), at: z.string() }).nullable(),
        }),
      ),
    })
    .nullable(),
  programmes: z.array(z.object({ id: z.string(), title: z.string(), titleEn: z.string() })),
  /** Whether the region that was asked for lies in the asker's scope; null when none was asked for or it is unknown. */
  askedVisible: z.boolean().nullable(),
  tree: z.enum(["statutory", "reporting"]).nullable(),
  region: unit.extend({ level: z.int(), path: z.string() }).nullable(),
  line: z.array(unit.extend({ open: z.boolean() })),
  /** The last day of a month and by how much the region's stations grew in it. */
  course: z.array(z.tuple([z.string(), z.int()])),
  days: z.array(z.string()),
  units: z.array(
    unit.extend({
      level: z.int(),
      path: z.string(),
      parent: z.string().nullable(),
      depth: z.int(),
      /** Numbers of the days on which the unit reported to another than the region; null for none. */
      away: z.array(z.int()).nullable(),
      newlySetUp: z.string().nullable(),
      found: z.int(),
      foundWhenDue: z.int(),
      /** Stands on the day, and lies in a unit that the plan names. */
      planned: z.boolean(),
    }),
  ),
  /** Of a unit, in any order: the number of the first day that counts a change; of built, of preparing, of townships in force. */
  growth: z.record(z.string(), z.array(z.tuple([z.int(), z.int(), z.int(), z.int()]))),
});

export const dashboardAnswer = told.transform(({ growth, ...answer }) => ({
  ...answer,
  units: answer.units.map(({ planned, ...one }) => ({
    ...one,
    /** Townships that the programme found and plans for, and for which the unit stands: itself, and those merged into it since. */
    found: planned ? one.found : 0,
    /** The same on the last day of the plan: without those merged into it later. */
    foundWhenDue: planned ? one.foundWhenDue : 0,
    growth: growth[one.code] ?? [],
  })),
}));
export type DashboardAnswer = z.infer<typeof dashboardAnswer>;
export type RegionUnit = z.infer<typeof unit>;

/** A station behind a number, with the days between which it counts as what the number counts. */
export const coverageRow = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  status: z.enum(stationStatuses),
  since: z.string(),
  until: z.string().nullable(),
  open: z.boolean(),
  unit,
  parent: unit,
});
export type CoverageRow = z.infer<typeof coverageRow>;
