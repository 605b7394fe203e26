import { can } from "@/lib/platform/permissions";

type Holder = Parameters<typeof can>[0] & { readonly scopePath: string | null };
type Governed = { readonly regionPath: string };

const covers = (actor: Holder, { regionPath }: Governed): boolean =>
  actor.scopePath !== null && regionPath.startsWith(actor.scopePath);

/** Officials may change the programmes of their own region and of those below it. */
export const mayEditProgramme = (actor: Holder, programme: Governed): boolean =>
  can(actor, "programme:edit") && covers(actor, programme);

export const mayRule = (actor: Holder, programme: Governed): boolean =>
  can(actor, "programme:rule") && covers(actor, programme);
