import { z } from "zod";
import { planReadings } from "@/lib/programmes/rules/plan-table";
import { verdicts } from "./verdict";

/** The JSON API. Descriptions end up in the OpenAPI document, in English with the source's own terms. */

const day = z.iso.date();
const percent = z.number().nullable().meta({
  description:
    "Percent with one decimal. A rate below the floor is rounded down, so that it never reads as the floor. Null without a denominator.",
});
const verdict = z.enum(verdicts).meta({
  id: "Verdict",
  description: "met 达标 · missed 未达标 (due and not reached) · underway 进行中 (not due yet)",
});
const clause = z.object({ programme: z.string(), number: z.string(), label: z.string() }).meta({
  id: "ClauseReference",
  description: "Where the document says so: `number` as in /programmes/{id}, `label` as the document counts.",
});
const ratio = z.object({ part: z.int(), whole: z.int(), percent }).meta({ id: "Ratio" });
const apiRegion = z
  .object({ code: z.string(), name: z.string(), nameEn: z.string(), kind: z.string() })
  .meta({ id: "CoverageRegion" });

const pace = z
  .object({ remaining: z.int(), dueOn: day, daysLeft: z.int(), perMonth: z.number(), lastYearPerMonth: z.number() })
  .meta({
    id: "Pace",
    description:
      "What is still missing for dueOn: stations a month, rounded up to a tenth, and the average of the last twelve months.",
  });

const milestone = z
  .object({
    year: z.int(),
    dueOn: day,
    due: z.boolean().meta({ description: "Whether the day has come by asOf." }),
    countedOn: day.meta({ description: "dueOn once due, else asOf." }),
    built: z.int(),
    planned: z.int().nullable().meta({
      description:
        "Cumulative plan by dueOn under the reading; null where the document promises this region no number.",
    }),
    plannedPercent: percent.meta({ description: "planned as a share of the final plan." }),
    gap: z.int().nullable(),
    planVerdict: verdict.nullable(),
    floor: z
      .object({
        percent: z.number(),
        needed: z.int(),
        base: z.enum(["plan", "townships"]),
        ratio,
        verdict,
        verdictByTownships: verdict.nullable(),
        clause,
      })
      .nullable()
      .meta({
        description:
          "The ratio floor, inclusive (以上). `base` names the denominator; verdictByTownships is the verdict over the townships in force.",
      }),
    missing: z.int().meta({ description: "Stations that plan and floor together still asked for on countedOn." }),
    pace: pace.nullable().meta({ description: "While dueOn is to come and stations are missing." }),
    byPlan: ratio.nullable(),
    byTownships: ratio,
    clause: clause.nullable(),
    rows: z.string().meta({ description: "Page that lists exactly the stations counted." }),
  })
  .meta({ id: "Milestone" });

const figures = z.object({
  region: apiRegion,
  built: z.int(),
  preparing: z.int(),
  townships: z.int().meta({ description: "Towns, townships and streets in force on asOf; quasi units excluded." }),
  final: z.int().nullable().meta({ description: "Planned in all." }),
  gap: z.int().nullable(),
  byPlan: ratio.nullable(),
  byTownships: ratio,
  pace: pace.nullable().meta({ description: "For the next promise neither due nor met." }),
  milestones: z.array(milestone),
  rows: z.string(),
});

export const coverageResponse = z
  .object({
    programme: z.object({
      id: z.string(),
      title: z.string(),
      titleEn: z.string(),
      version: z.int(),
      effectiveFrom: day,
      isDemo: z.boolean(),
    }),
    asOf: day,
    reading: z.enum(planReadings).meta({
      description:
        "rows: totals are the sums of the rows. printed: totals as printed. Without the parameter the ruling in force decides, else rows.",
    }),
    tree: z
      .enum(["statutory", "reporting"])
      .meta({ description: "reporting: members of a functional area count there instead of their county." }),
    units: z.object({
      built: z.string(),
      preparing: z.string(),
      townships: z.string(),
      percent: z.string(),
      perMonth: z.string(),
    }),
    ...figures.shape,
    children: z.array(figures),
    differences: z
      .array(
        z.object({
          region: z.string(),
          dueOn: day,
          against: z.enum(["plan", "floor"]),
          rows: verdict.nullable(),
          printed: verdict.nullable(),
        }),
      )
      .meta({ description: "Verdicts that depend on the reading; empty when both readings agree." }),
    doubts: z.array(
      z.object({ code: z.string(), title: z.string(), titleEn: z.string(), ruledReading: z.string().nullable() }),
    ),
    links: z.object({ self: z.string(), page: z.string(), export: z.string(), programme: z.string() }),
  })
  .meta({ id: "Coverage" });
export type CoverageResponse = z.infer<typeof coverageResponse>;

export const programmesResponse = z
  .object({
    programmes: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        titleEn: z.string(),
        region: apiRegion,
        version: z.int(),
        effectiveFrom: day,
        isDemo: z.boolean(),
        links: z.object({ page: z.string(), coverage: z.string() }),
      }),
    ),
  })
  .meta({ id: "Programmes" });
export type ProgrammesResponse = z.infer<typeof programmesResponse>;
