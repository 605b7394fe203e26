import { redirect } from "next/navigation";
import type { Asked } from "@/components/shell/portal-page";
import { NotFound } from "@/lib/platform/errors";
import { mayEditProgramme } from "@/lib/programmes/policy";
import { getDraft, getProgramme } from "@/lib/programmes/queries";
import { todayInChina } from "@/lib/shared/dates";

/** The draft being written; where it was published meanwhile, the programme itself is shown to whoever may write it. */
export async function loadDraft({ actor, params: { id } }: Asked<{ readonly id: string }>) {
  try {
    return await getDraft(actor, id);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  const { region } = await getProgramme(actor, id, { asOf: todayInChina() });
  if (!mayEditProgramme(actor, { regionPath: region.path })) throw new NotFound();
  redirect(`/programmes/${id}`);
}
