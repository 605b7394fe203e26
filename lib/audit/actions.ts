"use server";
import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { formAction } from "@/lib/platform/form-action";
import { verifyAudit } from "./commands/verify";

export const verifyAuditAction = formAction(z.object({}), async (actor) => {
  const { total, findingCount } = await verifyAudit(actor);
  const t = await getTranslations("audit");
  revalidatePath("/audit");
  return { message: findingCount === 0 ? t("verify.sound", { total }) : t("verify.broken", { count: findingCount }) };
});
