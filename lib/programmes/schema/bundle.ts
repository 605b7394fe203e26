import { z } from "zod";
import { type IsoDate, isoDate } from "@/lib/shared/dates";
import { versionContent } from "./content";

const versionHead = z.object({
  id: z.string(),
  number: z.number().int(),
  status: z.enum(["draft", "published"]),
  effectiveFrom: isoDate,
  changeNote: z.string().nullable(),
  createdByName: z.string(),
  createdAt: z.string(),
  publishedBy: z.string().nullable(),
});

const region = z.object({ code: z.string(), name: z.string(), kind: z.string(), pinyin: z.string(), path: z.string() });

/** A programme, one of its versions with all its rows, and the heads of every version. */
export const programmeBundle = z.object({
  id: z.string(),
  isDemo: z.boolean(),
  /** Of the programme's row, for stale edits. */
  lock: z.number().int(),
  region,
  versions: z.array(versionHead),
  version: versionHead,
  content: versionContent,
  /** By the place of a discrepancy in the content. */
  discrepancyIds: z.array(z.string()),
  /** By the place of a plan table in the content. */
  planTableIds: z.array(z.string()),
  /** Units of the plan tables, in the order of their rows. */
  planRegions: z.array(region),
});
export type ProgrammeBundle = z.output<typeof programmeBundle>;

export const programmeListing = z.object({
  id: z.string(),
  isDemo: z.boolean(),
  region,
  title: z.string(),
  titleEn: z.string(),
  documentNumber: z.string().nullable(),
  effectiveFrom: isoDate,
  number: z.number().int(),
  published: z.boolean(),
  hasDraft: z.boolean(),
  targets: z.number().int(),
  planTables: z.number().int(),
  standards: z.number().int(),
  discrepancies: z.number().int(),
  unruled: z.number().int(),
});
export type ProgrammeListing = z.output<typeof programmeListing>;

/** Which version: by number, or the one in effect on a day (before the first day of effect: the first). */
export type VersionChoice = { readonly number: number } | { readonly asOf: IsoDate };
