import { COUNTRY_CODE } from "./codes";

export const COUNTRY_PATH = "/";

export const childPath = (parentPath: string, code: string): string => `${parentPath}${code}/`;

/** Codes from the country down to the unit itself: `/42/4208/` → `CN`, `42`, `4208`. */
export const codesOfPath = (path: string): string[] => [COUNTRY_CODE, ...path.split("/").filter(Boolean)];

/** Paths of the unit and of everything above it, from the country down. */
export function ancestorPaths(path: string): string[] {
  const paths = [COUNTRY_PATH];
  let above = COUNTRY_PATH;
  for (const code of path.split("/").filter(Boolean)) {
    above = childPath(above, code);
    paths.push(above);
  }
  return paths;
}

export const isWithin = (path: string, scope: string): boolean => path.startsWith(scope);

/** Of the lowest unit that stands above both, or is one of them. */
export function sharedPath(one: string, other: string): string {
  const above = ancestorPaths(other);
  return ancestorPaths(one).findLast((path) => above.includes(path)) ?? COUNTRY_PATH;
}
