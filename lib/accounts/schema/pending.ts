import { z } from "zod";
import { AccountStatus, RegionKind, Role } from "@/lib/generated/prisma/enums";

/** What the system admin may have done to an admin account, as the security admin reads it. */
export const PENDING_KINDS = ["create", "role", "password", "factor", "enable"] as const;
export type PendingKind = (typeof PENDING_KINDS)[number];

const station = z.object({ id: z.string(), code: z.string(), name: z.string() });

/** An account as it was when it was last approved. */
export const approvedAccount = z.object({
  displayName: z.string(),
  role: z.enum(Role),
  status: z.enum(AccountStatus),
  region: z.object({ code: z.string(), name: z.string(), kind: z.enum(RegionKind), pinyin: z.string() }).nullable(),
  organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
  station: station.nullable(),
  assigned: station.array(),
});
