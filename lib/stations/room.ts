import { COUNTY_UP, NETWORK, OFFICIALS, room } from "@/lib/shared/room";

export const stations = room({
  name: "stations",
  href: "/stations",
  group: "network",
  opens: "station:read",
  permissions: {
    "station:read": NETWORK,
    "station:create": COUNTY_UP,
    "station:edit": [...OFFICIALS, "station_lead"],
    "station:transition": COUNTY_UP,
    "station:correct": COUNTY_UP,
    "station:export": [...OFFICIALS, "organisation_manager"],
  },
  actions: [
    "station:create",
    "station:edit",
    "station:transition",
    "station:correct",
    "station:void",
    "station:restore",
    "station:undo",
    "station:recheck",
  ],
  entities: ["Station"],
  api: [],
  words: ["stations"],
});
