import { can } from "@/lib/platform/permissions";
import { isWithin } from "./rules/paths";

type Holder = Parameters<typeof can>[0] & { readonly scopePath: string | null };

/** Units below the actor's own: what lies beside or above is for the level above to change. */
export const mayChangeBelow = (actor: Holder, path: string): boolean =>
  can(actor, "region:change") && actor.scopePath !== null && isWithin(path, actor.scopePath);
