import { OFFICIALS, room } from "@/lib/shared/room";

export const coverage = room({
  name: "coverage",
  href: "/coverage",
  group: "promises",
  opens: "coverage:read",
  permissions: { "coverage:read": OFFICIALS },
  actions: [],
  entities: [],
  api: ["/api/v1/programmes", "/api/v1/coverage"],
  words: ["coverage"],
});
