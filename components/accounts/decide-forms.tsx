import { useTranslations } from "next-intl";
import { decideAccountAction } from "@/lib/accounts/actions/accounts";
import { useAccountFacts } from "./account-facts";
import { ActForm } from "./act-form";

/** The security admin's two answers. */
export function DecideForms({ id, version, name }: { id: string; version: number; name: string }) {
  const t = useTranslations("accounts");
  const facts = useAccountFacts();
  return (
    <div className="mt-3 flex flex-wrap gap-3">
      {(["approve", "reject"] as const).map((decision) => (
        <ActForm
          key={decision}
          action={decideAccountAction}
          hidden={{ id, decision }}
          version={version}
          facts={facts}
          label={t(`act.${decision}.label`)}
          title={t(`act.${decision}.title`, { name })}
          text={t(`act.${decision}.text`)}
          confirmLabel={t(`act.${decision}.label`)}
          variant={decision === "approve" ? "primary" : "danger"}
        />
      ))}
    </div>
  );
}
