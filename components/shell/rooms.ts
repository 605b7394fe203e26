import type { Permission } from "@/lib/platform/permissions";

type Room = {
  readonly key: "overview" | "programmes" | "coverage" | "stations" | "regions" | "accounts" | "audit" | "account";
  readonly href: string;
  /** Missing: for everyone who is signed in. */
  readonly needs?: Permission;
};

/** The rooms of the portal in the order of the navigation. */
export const rooms: readonly Room[] = [
  { key: "overview", href: "/overview" },
  { key: "programmes", href: "/programmes", needs: "programme:read" },
  { key: "coverage", href: "/coverage", needs: "coverage:read" },
  { key: "stations", href: "/stations", needs: "station:read" },
  { key: "regions", href: "/regions", needs: "region:read" },
  { key: "accounts", href: "/accounts", needs: "account:read" },
  { key: "audit", href: "/audit", needs: "audit:read" },
  { key: "account", href: "/account" },
];
