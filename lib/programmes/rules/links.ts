/** The id of a clause on the programme's page. */
export const clauseAnchor = (number: string): string => `clause-${number.replace(/[^\w-]+/g, "-")}`;

export const views = ["clauses", "targets", "standards", "deadlines", "doubts", "versions"] as const;
export type View = (typeof views)[number];

type Place = { readonly id: string; readonly number?: number };

const at = ({ id, number }: Place, path: string, query: Record<string, string>): string => {
  const search = new URLSearchParams(number === undefined ? query : { ...query, version: String(number) }).toString();
  return `/programmes/${id}${path}${search ? `?${search}` : ""}`;
};

/** Without a number the version in effect today is shown. */
export const programmeHref = (place: Place, view: View = "clauses"): string =>
  at(place, "", view === "clauses" ? {} : { view });

export const clauseHref = (place: Place, clause: string): string => `${at(place, "", {})}#${clauseAnchor(clause)}`;

/** The id of a plan table on the page that checks them. */
export const planAnchor = (table: number): string => `plan-${table + 1}`;

/** `table`: its place in the version; the first stands at the top of the page. */
export const planHref = (place: Place, table = 0): string =>
  `${at(place, "/plan", {})}${table > 0 ? `#${planAnchor(table)}` : ""}`;
