import { can } from "@/lib/platform/permissions";
import { isWithin } from "./rules/paths";

type Holder = Parameters<typeof can>[0] & { readonly scopePath: string | null };

/** Units below a path that is the actor's own or below it: what lies beside or above is for the level above to change. */
export const mayChangeBelow = (actor: Holder, path: string): boolean =>
  can(actor, "region:change") && actor.scopePath !== null && isWithin(path, actor.scopePath);

/** The unit itself: counties and below, under the actor's own unit. */
export function mayChangeUnit(actor: Holder, unit: { readonly path: string; readonly level: number }): boolean {
  const parent = unit.path.split("/").slice(0, -2).join("/");
  return unit.level >= 3 && mayChangeBelow(actor, `${parent}/`);
}
