import { useTranslations } from "next-intl";
import { ROLES } from "@/lib/accounts/schema/roles";
import { AccountStatus } from "@/lib/generated/prisma/enums";

/** What an act on an account shows of it where the account has changed since the page was drawn. */
export function useAccountFacts() {
  const t = useTranslations("accounts");
  const role = useTranslations("shell.role");
  return {
    labels: { displayName: t("field.displayName"), role: t("field.role"), status: t("field.status") },
    values: {
      role: Object.fromEntries(ROLES.map((one) => [one, role(one)])),
      status: Object.fromEntries(Object.values(AccountStatus).map((one) => [one, t(`status.${one}`)])),
    },
  };
}
