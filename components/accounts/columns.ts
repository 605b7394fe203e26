import type { useTranslations } from "next-intl";
import type { Columns } from "@/components/ui/columns";
import type { ListedAccount } from "@/lib/accounts/queries/accounts";
import { scopeText } from "./scope-text";
import { statusTone } from "./status-tag";

type Words = {
  t: ReturnType<typeof useTranslations<"accounts">>;
  role: ReturnType<typeof useTranslations<"shell.role">>;
  locale: string;
};

export const accountColumns = ({ t, role, locale }: Words): Columns<ListedAccount> => ({
  loginName: {
    value: ({ loginName }) => loginName,
    shown: ({ loginName, id }) => ({ text: loginName, href: `/accounts/${id}` }),
  },
  displayName: { value: ({ displayName }) => displayName },
  role: { value: (account) => role(account.role) },
  scope: { value: (account) => scopeText(account, locale) },
  status: {
    value: ({ status }) => t(`status.${status}`),
    shown: ({ status }) => ({ text: t(`status.${status}`), tone: statusTone[status] }),
  },
});
