import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import type { AccountStatus } from "@/lib/generated/prisma/enums";

export const statusTone = { active: "met", pending: "underway", disabled: "plain" } as const;

export function StatusTag({ status }: { status: AccountStatus }) {
  const t = useTranslations("accounts");
  return <Tag tone={statusTone[status]}>{t(`status.${status}`)}</Tag>;
}
