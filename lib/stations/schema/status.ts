/** In the order in which a station usually passes through them. */
export const stationStatuses = [
  "planned",
  "preparing",
  "listed",
  "operating",
  "accepted",
  "suspended",
  "closed",
] as const;
export type StationStatus = (typeof stationStatuses)[number];

export const builtStatuses = ["listed", "operating", "accepted"] as const satisfies readonly StationStatus[];

/** What a new station may start as; an old station is entered with the day of its 挂牌. */
export const firstStatuses = ["planned", "preparing", "listed"] as const satisfies readonly StationStatus[];
