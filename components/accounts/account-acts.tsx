import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import {
  changeStatusAction,
  endAccountAccessAction,
  resetFactorsAction,
  resetPasswordAction,
} from "@/lib/accounts/actions/accounts";
import { mayDecide, mayEndAccess, mayManage } from "@/lib/accounts/policy";
import type { AccountDetail } from "@/lib/accounts/queries/accounts";
import type { Actor } from "@/lib/platform/actor";
import { can } from "@/lib/platform/permissions";
import { useAccountFacts } from "./account-facts";
import { ActForm } from "./act-form";
import { DecideForms } from "./decide-forms";

type AccountActsProps = { actor: Actor; account: AccountDetail };

/** What this admin may do to the account beyond changing its facts. */
export function AccountActs({ actor, account }: AccountActsProps) {
  const t = useTranslations("accounts");
  const facts = useAccountFacts();
  const { id, version, loginName: name } = account;
  const words = (act: string) => ({
    label: t(`act.${act}.label`),
    title: t(`act.${act}.title`, { name }),
    text: t(`act.${act}.text`),
    confirmLabel: t(`act.${act}.label`),
  });
  const change = account.status === "active" ? "disable" : "enable";
  const manages = can(actor, "account:manage") && id !== actor.accountId;
  const decides = mayDecide(actor, account);
  const ends = mayEndAccess(actor, account);
  if (!manages && !decides && !ends) return null;
  return (
    <Card title={t("detail.acts")}>
      {decides ? <DecideForms id={id} version={version} name={name} /> : null}
      <div className="flex flex-wrap gap-3">
        {manages ? (
          <>
            <ActForm
              action={resetPasswordAction}
              hidden={{ id }}
              version={version}
              facts={facts}
              open={mayManage(actor, account)}
              {...words("reset")}
            />
            <ActForm
              action={resetFactorsAction}
              hidden={{ id }}
              version={version}
              open={mayManage(actor, account) && account.factors > 0}
              {...words("resetFactors")}
            />
            <ActForm
              action={changeStatusAction}
              hidden={{ id, change }}
              version={version}
              facts={facts}
              open={mayManage(actor, account)}
              variant={change === "disable" ? "danger" : "primary"}
              {...words(change)}
            />
          </>
        ) : null}
        {ends ? <ActForm action={endAccountAccessAction} hidden={{ id }} {...words("endAccess")} /> : null}
      </div>
    </Card>
  );
}
