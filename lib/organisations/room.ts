import { BUSINESS, COUNTY_UP, OFFICIALS, room } from "@/lib/shared/room";

export const organisations = room({
  name: "organisations",
  href: "/organisations",
  group: "network",
  opens: "organisation:read",
  permissions: {
    "organisation:read": BUSINESS,
    "organisation:create": COUNTY_UP,
    "organisation:edit": COUNTY_UP,
    "organisation:export": OFFICIALS,
  },
  actions: ["organisation:create", "organisation:edit"],
  entities: ["Organisation"],
  api: [],
  words: ["organisations"],
});
