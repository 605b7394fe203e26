/**
 * The measures a target may name. A measure is code: its figure is computed by the coverage room from the
 * stations' timelines, and never typed by hand.
 */
export type MeasureDefinition = {
  readonly unit: "个" | "%";
  readonly dimensions: readonly ("region" | "stationType")[];
  /** `stock`: the state at the end of a day. */
  readonly asOf: "stock";
  /** `area`: one figure for a region; `each`: the target binds every single unit of the type's level. */
  readonly grain: "area" | "each";
};

/** Labels: messages `programmes.measures.<id>` with `.` written as `_`. */
export const measureRegistry = {
  "stations.built": {
    unit: "个",
    dimensions: ["region", "stationType"],
    asOf: "stock",
    grain: "area",
  },
  "stations.coverageRate": {
    unit: "%",
    dimensions: ["region", "stationType"],
    asOf: "stock",
    grain: "area",
  },
  "stations.perTownship": {
    unit: "个",
    dimensions: ["region", "stationType"],
    asOf: "stock",
    grain: "each",
  },
  "stations.perCommunity": {
    unit: "个",
    dimensions: ["region", "stationType"],
    asOf: "stock",
    grain: "each",
  },
} as const satisfies Record<string, MeasureDefinition>;

export type MeasureId = keyof typeof measureRegistry;
export const measureIds = Object.keys(measureRegistry) as [MeasureId, ...MeasureId[]];

/** What a plan table may count: a number of stations in each unit. */
export const planMeasureIds = measureIds.filter((id) => {
  const { unit, grain } = measureRegistry[id];
  return unit === "个" && grain === "area";
});

export const measureKey = (id: MeasureId): string => id.replace(".", "_");
