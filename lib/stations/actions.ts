"use server";
import { refresh, revalidatePath } from "next/cache";
import { z } from "zod";
import { AppError, Invalid } from "@/lib/platform/errors";
import { formAction } from "@/lib/platform/form-action";
import { changeUnits } from "@/lib/regions/commands/change-units";
import { addAreaMember, endAreaMember } from "@/lib/regions/commands/membership";
import { resolveRegion } from "@/lib/regions/queries/search";
import { changeQuery, confirmForm, memberForm } from "@/lib/regions/schema";
import { createStation } from "./commands/create";
import { correctStation, editStation } from "./commands/facts";
import { followUnits } from "./commands/recheck";
import { transitionStation, voidEvent } from "./commands/timeline";
import {
  correctStationInput,
  createStationInput,
  editStationInput,
  transitionStationInput,
  voidEventInput,
} from "./schema/inputs";

/** Without the picker's script the field holds what was typed, not a code: it is resolved before the rest is read. */
const createForm = z.looseObject({ regionCode: z.string().trim().max(60).catch("") });

const done = (code: string, what: string) => {
  revalidatePath("/stations", "layout");
  return { redirectTo: `/stations/${code}?done=${what}` };
};

export const createStationAction = formAction(createForm, async (actor, typed, key) => {
  const regionCode = typed.regionCode ? await resolveRegion(actor, typed.regionCode) : null;
  const parsed = createStationInput.safeParse({ ...typed, regionCode: regionCode ?? "CN" });
  const fieldErrors = parsed.success ? {} : problems(parsed.error);
  if (!regionCode) fieldErrors.regionCode = [typed.regionCode ? "unknownRegion" : "required"];
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

// Changes of units are made from here, because the stations in them follow in the same transaction.

export const confirmUnitChange = formAction(confirmForm, async (actor, { asked, ...rest }, key) => {
  const query = changeQuery.safeParse(parseJson(asked));
  if (!query.success) throw new Invalid({ _form: ["invalid"] });
  const { kind } = query.data;
  const change = changeUnits(actor, { ...rest, query: query.data }, key, followUnits);
  const { code } = await change.catch((error) => {
    // The preview above the form is then another: it is drawn anew, and can be confirmed.
    if (error instanceof AppError && error.code === "regionsChanged") refresh();
    throw error;
  });
  return unitsDone(code, kind === "rename" && code !== rest.code ? "convert" : kind);
});

export const joinArea = formAction(memberForm, async (actor, values, key) => {
  await addAreaMember(actor, values, key, followUnits);
  return unitsDone(values.areaCode, "join");
});

export const leaveArea = formAction(memberForm, async (actor, values, key) => {
  await endAreaMember(actor, values, key, followUnits);
  return unitsDone(values.areaCode, "leave");
});

const unitsDone = (code: string, what: string) => {
  revalidatePath("/regions", "layout");
  revalidatePath("/stations", "layout");
  return { redirectTo: `/regions/${code}?done=${what}` };
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function problems(error: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const field = path.join(".") || "_form";
    fields[field] = [...(fields[field] ?? []), message];
  }
  return fields;
}
