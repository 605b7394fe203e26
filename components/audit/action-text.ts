import type { useTranslations } from "next-intl";
import { ACTIONS, ENTITIES } from "@/lib/platform/audited";

/** An entry of an earlier version may hold a name that no room lists any more. */
export function actionText(t: ReturnType<typeof useTranslations<"audit">>, action: string): string {
  const known = ACTIONS.find((one) => one === action);
  return known ? t(`action.${known}`) : action;
}

export function objectText(t: ReturnType<typeof useTranslations<"audit">>, entity: string): string {
  const known = ENTITIES.find((one) => one === entity);
  return known ? t(`object.${known}`) : entity;
}

/** What was typed as the kind of object, as the log writes it. */
export const objectTyped = (t: ReturnType<typeof useTranslations<"audit">>, typed: string | undefined) =>
  ENTITIES.find((one) => t(`object.${one}`).toLowerCase() === typed?.toLowerCase()) ?? typed;
