import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { NotFound } from "@/lib/platform/errors";
import { requirePermission } from "@/lib/platform/session";
import { getDraft, getProgramme } from "@/lib/programmes/queries";
import { todayInChina } from "@/lib/shared/dates";

/** The draft being written; where it was published meanwhile, the programme itself is shown. */
export const loadDraft = cache(async (id: string) => {
  const actor = await requirePermission("programme:edit");
  try {
    return await getDraft(actor, id);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  try {
    await getProgramme(actor, id, { asOf: todayInChina() });
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
  redirect(`/programmes/${id}`);
});
