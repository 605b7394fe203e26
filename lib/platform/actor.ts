import type { Role } from "@/lib/generated/prisma/enums";

declare const minted: unique symbol;

export type ActorFields = {
  readonly accountId: string | null;
  readonly loginName: string;
  readonly displayName: string;
  readonly role: Role | "system" | "public";
  /** Path of the region or station that the actor sees, with all below it; null sees none by region. */
  readonly scopePath: string | null;
  readonly regionCode: string | null;
  readonly regionName: string | null;
  readonly stationId: string | null;
  readonly organisationId: string | null;
  readonly sessionId: string | null;
  readonly address: string | null;
  readonly isDemo: boolean;
};

/** Who asks. Branded, so that no room can make one up: only session.ts and the functions below mint it. */
export type Actor = ActorFields & { readonly [minted]: true };

export const mintActor = (fields: ActorFields): Actor => fields as Actor;

const NOBODY: ActorFields = {
  accountId: null,
  loginName: "",
  displayName: "",
  role: "public",
  scopePath: null,
  regionCode: null,
  regionName: null,
  stationId: null,
  organisationId: null,
  sessionId: null,
  address: null,
  isDemo: false,
};

/** For jobs and seeds, over the whole country. `reason` stands in the audit. */
export const systemActor = (reason: string): Actor =>
  mintActor({
    ...NOBODY,
    role: "system",
    scopePath: "/",
    loginName: `system:${reason}`,
    displayName: `system: ${reason}`,
  });

/** An anonymous visitor of the public pages: row-level security lets it read and write nothing but what is public. */
export const publicActor = (): Actor =>
  mintActor({ ...NOBODY, scopePath: "/", loginName: "public", displayName: "public" });

/** The same, of whom the log keeps from where it came. */
export const visitor = (address: string | null): Actor => mintActor({ ...publicActor(), address });
