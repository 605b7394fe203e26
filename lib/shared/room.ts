import type { Role } from "@/lib/generated/prisma/enums";

/** Groups of the navigation, in its order. Within a group rooms stand in the order of lib/rooms.ts. */
export const GROUPS = ["promises", "network", "places", "administration"] as const;

/** `noun:verb` */
type Verb = `${string}:${string}`;

type Permissions = { readonly [permission: Verb]: readonly Role[] };

type RoomFacts<P> = {
  /** The room's folder in lib, its word in the navigation. */
  readonly name: string;
  readonly href: `/${string}`;
  readonly group: (typeof GROUPS)[number];
  /** Who may do what, within the account's scope. */
  readonly permissions: P;
  /** The one that shows the room in the navigation. */
  readonly opens: keyof P;
  /** What its commands write into the audit, and of which kinds of object. */
  readonly actions: readonly Verb[];
  readonly entities: readonly string[];
  /** Paths of the JSON API that it answers. */
  readonly api: readonly `/api/v1/${string}`[];
  /** Namespaces of lib/platform/messages that hold its words. */
  readonly words: readonly string[];
};

/** What a room is, said once. */
export const room = <const P extends Permissions, const R extends RoomFacts<P>>(facts: R & { permissions: P }): R =>
  facts;

/** Groups of roles that permissions are given to. */
export const CITY_UP = ["province_official", "city_official"] as const;
export const COUNTY_UP = [...CITY_UP, "county_official"] as const;
export const OFFICIALS = [...COUNTY_UP, "township_official"] as const;
export const NETWORK = [
  ...OFFICIALS,
  ...(["station_lead", "station_worker", "supervisor", "organisation_manager"] as const),
] as const;
/** Everybody but the three admins, who read no business data (三权分立). */
export const BUSINESS = [...NETWORK, "evaluator"] as const;
