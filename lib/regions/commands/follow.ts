import type { Tx } from "@/lib/platform/db";
import type { AuditDetail } from "@/lib/platform/mutate";

/**
 * What rooms above keep about the units under the paths, brought up to date inside the change's own transaction.
 * Every command that changes units, or which version of a programme counts there, demands it, so that no caller can forget it.
 * @returns audit entries of what it changed
 */
export type FollowUnits = (tx: Tx, paths: readonly string[]) => Promise<AuditDetail[]>;
