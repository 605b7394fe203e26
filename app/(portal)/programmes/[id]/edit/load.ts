import { redirect } from "next/navigation";
import { cache } from "react";
import { NotFound } from "@/lib/platform/errors";
import { foundFor, missing, requirePermission } from "@/lib/platform/session";
import { mayEditProgramme } from "@/lib/programmes/policy";
import { getDraft, getProgramme } from "@/lib/programmes/queries";
import { todayInChina } from "@/lib/shared/dates";

/** The draft being written; where it was published meanwhile, the programme itself is shown to whoever may write it. */
export const loadDraft = cache(async (id: string) => {
  const actor = await requirePermission("programme:edit");
  try {
    return await getDraft(actor, id);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  const { region } = await foundFor(actor, getProgramme(actor, id, { asOf: todayInChina() }));
  if (!mayEditProgramme(actor, { regionPath: region.path })) missing(actor);
  redirect(`/programmes/${id}`);
});
