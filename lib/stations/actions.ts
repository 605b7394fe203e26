"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/platform/form-action";
import { correctStation, editStation } from "./commands/facts";
import { correctStationInput, editStationInput } from "./schema/inputs";

// What may change a figure of a dashboard is acted on in lib/coverage/actions.ts, which shows the figures first.

const done = (code: string, what: string) => {
  revalidatePath("/stations", "layout");
  return { redirectTo: `/stations/${code}?done=${what}` };
};

export const editStationAction = formAction(editStationInput, async (actor, values, key) =>
  done((await editStation(actor, values, key)).code, "edited"),
);

export const correctStationAction = formAction(correctStationInput, async (actor, values, key) =>
  done((await correctStation(actor, values, key)).code, "corrected"),
);
