"use server";
import { revalidatePath } from "next/cache";
import { Invalid } from "@/lib/platform/errors";
import { formAction } from "@/lib/platform/form-action";
import { changeUnits } from "./commands/change-units";
import { setUrbanRural } from "./commands/classify";
import { addAreaMember, endAreaMember } from "./commands/membership";
import { changeQuery, confirmForm, memberForm, urbanRuralForm } from "./schema";

export const confirmChange = formAction(confirmForm, async (actor, { asked, ...rest }, key) => {
  const query = changeQuery.safeParse(parseJson(asked));
  if (!query.success) throw new Invalid({ _form: ["invalid"] });
  const { code } = await changeUnits(actor, { ...rest, query: query.data }, key);
  revalidatePath("/regions", "layout");
  return { redirectTo: `/regions/${code}?done=${query.data.kind}` };
});

export const classifyUnit = formAction(urbanRuralForm, async (actor, values, key) => {
  await setUrbanRural(actor, values, key);
  revalidatePath(`/regions/${values.code}`);
  return { redirectTo: `/regions/${values.code}?done=classify` };
});

export const joinArea = formAction(memberForm, async (actor, values, key) => {
  await addAreaMember(actor, values, key);
  revalidatePath("/regions", "layout");
  return { redirectTo: `/regions/${values.areaCode}?done=join` };
});

export const leaveArea = formAction(memberForm, async (actor, values, key) => {
  await endAreaMember(actor, values, key);
  revalidatePath("/regions", "layout");
  return { redirectTo: `/regions/${values.areaCode}?done=leave` };
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
