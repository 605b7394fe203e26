import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import { ACTIONS, ENTITIES } from "@/lib/platform/audited";

type Words = ReturnType<typeof useTranslations<"audit">>;

/** An entry of an earlier version may hold a name that no room lists any more. */
export function actionText(t: Words, action: string): string {
  const known = ACTIONS.find((one) => one === action);
  return known ? t(`action.${known}`) : action;
}

export function objectText(t: Words, entity: string): string {
  const known = ENTITIES.find((one) => one === entity);
  return known ? t(`object.${known}`) : entity;
}

/** What was typed as the kind of object, as the log writes it. */
export const objectTyped = (t: Words, typed: string | undefined) =>
  ENTITIES.find((one) => t(`object.${one}`).toLowerCase() === typed?.toLowerCase()) ?? typed;

export const outcomeOf = (outcome: string, t: Words) =>
  outcome === "ok"
    ? ({ tone: "met", text: t("outcome.ok") } as const)
    : ({ tone: "missed", text: t("outcome.refused") } as const);

export function Outcome({ outcome }: { outcome: string }) {
  const { tone, text } = outcomeOf(outcome, useTranslations("audit"));
  return <Tag tone={tone}>{text}</Tag>;
}
