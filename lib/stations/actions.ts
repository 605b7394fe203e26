"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { Invalid } from "@/lib/platform/errors";
import { formAction } from "@/lib/platform/form-action";
import { resolveRegion } from "@/lib/regions/queries/search";
import { createStation } from "./commands/create";
import { correctStation, editStation } from "./commands/facts";
import { transitionStation, voidEvent } from "./commands/timeline";
import {
  correctStationInput,
  createStationInput,
  editStationInput,
  transitionStationInput,
  voidEventInput,
} from "./schema/inputs";

/** Without the picker's script the field holds what was typed, not a code: it is resolved before the rest is read. */
const createForm = z.looseObject({ regionCode: z.string("required").trim().min(1, "required").max(60, "invalid") });

const done = (code: string, what: string) => {
  revalidatePath("/stations", "layout");
  return { redirectTo: `/stations/${code}?done=${what}` };
};

export const createStationAction = formAction(createForm, async (actor, typed, key) => {
  const regionCode = await resolveRegion(actor, typed.regionCode);
  const parsed = createStationInput.safeParse({ ...typed, regionCode: regionCode ?? "CN" });
  const fieldErrors = parsed.success ? {} : problems(parsed.error);
  if (!regionCode) fieldErrors.regionCode = ["unknownRegion"];
  if (!parsed.success || !regionCode) throw new Invalid(fieldErrors);
  const { code } = await createStation(actor, parsed.data, key);
  return done(code, "created");
});

export const editStationAction = formAction(editStationInput, async (actor, values, key) =>
  done((await editStation(actor, values, key)).code, "edited"),
);

export const correctStationAction = formAction(correctStationInput, async (actor, values, key) =>
  done((await correctStation(actor, values, key)).code, "corrected"),
);

export const transitionStationAction = formAction(transitionStationInput, async (actor, values, key) =>
  done((await transitionStation(actor, values, key)).code, "moved"),
);

export const voidEventAction = formAction(voidEventInput, async (actor, values, key) =>
  done((await voidEvent(actor, values, key)).code, "voided"),
);

function problems(error: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const field = path.join(".") || "_form";
    fields[field] = [...(fields[field] ?? []), message];
  }
  return fields;
}
