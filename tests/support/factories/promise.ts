import type { RegionCounts } from "@/lib/coverage/rules/coverage";
import type { ProgrammePromise } from "@/lib/coverage/rules/promise";
import { yearEnd } from "@/lib/shared/dates";
import { jingmenTable } from "./programmes";

export const CITY = "/42/4208/";
export const clause = { number: "annex", label: "附件" };
export const jingmen: ProgrammePromise = {
  regionPath: CITY,
  stationLevel: 4,
  plan: {
    ...jingmenTable,
    clause,
    rows: jingmenTable.rows.map(({ key, ...row }) => ({ ...row, regionCode: key, path: `${CITY}${key}/` })),
  },
  perTownship: { number: "4.1", label: "四、(一)" },
  targets: [30, 50, 70, 100].map((percent, index) => ({
    measure: "stations.coverageRate" as const,
    value: percent * 10_000,
    dueOn: yearEnd(2021 + index),
    clause: { number: "1", label: "一" },
  })),
};
export const city = { path: CITY, level: 2, found: 0, foundWhenDue: 0 };
export const county = (code: string) => ({
  path: `${CITY}${code}/`,
  level: 3,
  found: 0,
  foundWhenDue: 0,
});

/** Counts that follow a list of year ends from 2021 on; the last one holds on. */
export const built = (...byYear: number[]): RegionCounts => {
  const on = (day: string) => ({
    built: byYear[Math.min(Number(day.slice(0, 4)) - 2021, byYear.length - 1)] ?? 0,
    townships: 61,
  });
  return { built: byYear.at(-1) ?? 0, preparing: 0, builtYearBefore: byYear.at(-2) ?? 0, townships: 61, onDay: on };
};
