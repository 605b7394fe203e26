"use server";
import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { formAction } from "@/lib/platform/form-action";
import { resolveRegion } from "@/lib/regions/queries/search";
import { saveDoubts } from "./commands/doubts";
import { removePlanTable, savePlanTable } from "./commands/plan";
import { createProgramme, newVersion } from "./commands/programme";
import { saveProvisions } from "./commands/provisions";
import { saveClauses, saveDeadlines, saveDocument, saveTargets, splitDocument } from "./commands/sections";
import { saveStandard } from "./commands/standard";
import { doubtsForm } from "./schema/doubt-form";
import {
  clausesForm,
  createProgrammeForm,
  deadlinesForm,
  documentForm,
  edited,
  newVersionForm,
  splitForm,
  targetsForm,
} from "./schema/forms";
import { planForm, removePlanForm } from "./schema/plan-form";
import { provisionsForm } from "./schema/provision-form";
import { standardForm } from "./schema/standard-form";

// What changes a figure of a dashboard (publishing, rulings) is acted on in lib/coverage/actions.ts.

/** After a change the programme's pages are drawn anew; the form says that it was saved. */
async function saved(programmeId: string): Promise<{ message: string }> {
  revalidatePath(`/programmes/${programmeId}`, "layout");
  const t = await getTranslations("programmes");
  return { message: t("saved") };
}

export const createProgrammeAction = formAction(createProgrammeForm, async (actor, values, key) => {
  // Before scripts run the region is typed: by name, reading or code.
  const regionCode = (await resolveRegion(actor, values.regionCode)) ?? values.regionCode;
  const id = await createProgramme(actor, { ...values, regionCode }, key);
  return { redirectTo: `/programmes/${id}/edit/clauses` };
});

export const saveDocumentAction = formAction(documentForm, async (actor, values, key) => {
  await saveDocument(actor, edited(values), key);
  return saved(values.programmeId);
});

export const splitDocumentAction = formAction(splitForm, async (actor, values, key) => {
  await splitDocument(actor, edited(values), key);
  return saved(values.programmeId);
});

export const saveClausesAction = formAction(clausesForm, async (actor, values, key) => {
  await saveClauses(actor, edited(values), key);
  return saved(values.programmeId);
});

export const saveTargetsAction = formAction(targetsForm, async (actor, values, key) => {
  await saveTargets(actor, edited(values), key);
  return saved(values.programmeId);
});

export const savePlanAction = formAction(planForm, async (actor, values, key) => {
  await savePlanTable(actor, edited(values), key);
  return saved(values.programmeId);
});

export const removePlanAction = formAction(removePlanForm, async (actor, values, key) => {
  await removePlanTable(actor, edited(values), key);
  revalidatePath(`/programmes/${values.programmeId}`, "layout");
  return { redirectTo: `/programmes/${values.programmeId}/edit/plan` };
});

export const saveStandardAction = formAction(standardForm, async (actor, values, key) => {
  await saveStandard(actor, edited(values), key);
  // The form of a new one would enter it a second time.
  if (values.original !== "" || values.rows.length === 0) return saved(values.programmeId);
  revalidatePath(`/programmes/${values.programmeId}`, "layout");
  return { redirectTo: `/programmes/${values.programmeId}/edit/standards?standard=${values.code}` };
});

export const saveDeadlinesAction = formAction(deadlinesForm, async (actor, values, key) => {
  await saveDeadlines(actor, edited(values), key);
  return saved(values.programmeId);
});

export const saveProvisionsAction = formAction(provisionsForm, async (actor, values, key) => {
  await saveProvisions(actor, edited(values), key);
  return saved(values.programmeId);
});

export const saveDoubtsAction = formAction(doubtsForm, async (actor, values, key) => {
  await saveDoubts(actor, edited(values), key);
  return saved(values.programmeId);
});

export const newVersionAction = formAction(newVersionForm, async (actor, values, key) => {
  await newVersion(actor, edited(values), key);
  revalidatePath(`/programmes/${values.programmeId}`, "layout");
  return { redirectTo: `/programmes/${values.programmeId}/edit/document` };
});
