import { BUSINESS, CITY_UP, room } from "@/lib/shared/room";

export const regions = room({
  name: "regions",
  href: "/regions",
  group: "places",
  opens: "region:read",
  permissions: { "region:read": BUSINESS, "region:change": CITY_UP },
  actions: [
    "region:set_up",
    "region:rename",
    "region:merge",
    "region:split",
    "region:abolish",
    "region:transfer",
    "region:classify",
    "region:area-join",
    "region:area-leave",
    "region:undo",
  ],
  entities: ["Region"],
  api: ["/api/v1/regions"],
  words: ["regions"],
});
