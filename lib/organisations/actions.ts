"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/platform/form-action";
import { createOrganisation, editOrganisation } from "./commands/register";
import { createOrganisationInput, editOrganisationInput } from "./schema";

const done = (id: string, what: string) => {
  revalidatePath("/organisations", "layout");
  return { redirectTo: `/organisations/${id}?done=${what}` };
};

export const createOrganisationAction = formAction(createOrganisationInput, async (actor, values, key) =>
  done((await createOrganisation(actor, values, key)).id, "created"),
);

export const editOrganisationAction = formAction(editOrganisationInput, async (actor, values, key) =>
  done((await editOrganisation(actor, values, key)).id, "edited"),
);
