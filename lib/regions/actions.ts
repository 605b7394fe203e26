"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/platform/form-action";
import { setUrbanRural } from "./commands/classify";
import { urbanRuralForm } from "./schema";

export const classifyUnit = formAction(urbanRuralForm, async (actor, values, key) => {
  await setUrbanRural(actor, values, key);
  revalidatePath(`/regions/${values.code}`);
  return { redirectTo: `/regions/${values.code}?done=classify` };
});
