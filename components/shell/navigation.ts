import type { Permission } from "@/lib/platform/permissions";
import { roomsInGroups } from "@/lib/rooms";

type Entry = {
  readonly key: (typeof roomsInGroups)[number]["name"] | "overview" | "account";
  readonly href: string;
  /** Missing: for everyone who is signed in. */
  readonly needs?: Permission;
};

/** The rooms, between the two pages that are nobody's room. */
export const navigation: readonly Entry[] = [
  { key: "overview", href: "/overview" },
  ...roomsInGroups.map(({ name, href, opens }) => ({ key: name, href, needs: opens })),
  { key: "account", href: "/account" },
];
