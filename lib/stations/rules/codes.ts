export const STATION_CODE = /^[\dA-Z]{2,12}-\d{2,4}$/;

/** The station's number within its unit: two digits, more when a unit should ever need them. */
export function nextStationCode(regionCode: string, taken: readonly string[]): string {
  const numbers = taken
    .filter((code) => code.startsWith(`${regionCode}-`))
    .map((code) => Number(code.slice(regionCode.length + 1)))
    .filter(Number.isInteger);
  return `${regionCode}-${String(Math.max(0, ...numbers) + 1).padStart(2, "0")}`;
}

/** The path by which a functional area sees the station; else the statutory path. */
export const reportingPathOf = (parentPath: string, code: string, areaPath: string | null): string =>
  `${areaPath ?? parentPath}${code}/`;
