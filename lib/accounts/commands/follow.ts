import { z } from "zod";
import type { FollowUnits } from "@/lib/regions/commands/follow";

const moved = z.array(z.object({ id: z.string(), from: z.string(), to: z.string(), path: z.string() }));

/**
 * A unit under a new code keeps its officials. Where units merge or part, nobody sees more than before: the system admin
 * says who answers for the new unit. Officials may write no account, so the database moves them (prisma/sql/accounts.sql).
 */
export const followUnits: FollowUnits = async (tx, { successors }) => {
  const same = Object.fromEntries([...successors].flatMap(([from, { code, same }]) => (same ? [[from, code]] : [])));
  if (Object.keys(same).length === 0) return [];
  const accounts = moved.parse(
    await tx.$queryRaw`select id::text, "from", "to", path from accounts_follow(${JSON.stringify(same)}::jsonb)`,
  );
  return accounts.map(({ id, from, to, path }) => ({
    entity: "account" as const,
    entityId: id,
    regionPath: path,
    before: { regionCode: from },
    after: { regionCode: to },
  }));
};
