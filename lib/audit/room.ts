import { room } from "@/lib/shared/room";

export const audit = room({
  name: "audit",
  href: "/audit",
  group: "administration",
  opens: "audit:read",
  permissions: { "audit:read": ["audit_admin"] },
  actions: ["audit:anchor", "audit:verify", "audit:export", "backup:take", "backup:restore"],
  entities: ["audit", "Backup"],
  api: [],
  words: ["audit"],
});
