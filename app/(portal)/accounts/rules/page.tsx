import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActForm } from "@/components/accounts/act-form";
import { RulesForm } from "@/components/accounts/rules-form";
import { Card } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { endEverySessionAction } from "@/lib/accounts/actions/accounts";
import { getSecurityRules } from "@/lib/accounts/queries/own";
import { RULE_LIMITS, RULE_NAMES, type RuleName } from "@/lib/accounts/schema/security-rules";
import { can } from "@/lib/platform/permissions";
import { requirePermission } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  await requirePermission("rules:edit");
  return { title: (await getTranslations("accounts"))("rules.title") };
}

export default async function SecurityRulesPage() {
  const actor = await requirePermission("rules:edit");
  const [t, { id: _, version, ...rules }] = await Promise.all([getTranslations("accounts"), getSecurityRules(actor)]);
  const each = (text: (name: RuleName) => string) =>
    Object.fromEntries(RULE_NAMES.map((name) => [name, text(name)])) as Record<RuleName, string>;
  return (
    <>
      <PageHead
        title={t("rules.title")}
        lead={t("rules.lead")}
        crumbs={[{ label: t("title"), href: "/accounts" }, { label: t("rules.title") }]}
      />
      <Card>
        <p className="mb-4 max-w-2xl text-sm text-ink-soft">{t("rules.advice")}</p>
        <RulesForm
          rules={rules}
          version={version}
          labels={each((name) => t(`rules.${name}`))}
          hints={each((name) => t("rules.range", { min: RULE_LIMITS[name][0], max: RULE_LIMITS[name][1] }))}
          submit={t("rules.submit")}
        />
      </Card>
      {can(actor, "session:revoke") ? (
        <Card title={t("act.endEvery.label")}>
          <p className="mb-3 max-w-2xl text-sm text-ink-soft">{t("act.endEvery.lead")}</p>
          <ActForm
            action={endEverySessionAction}
            hidden={{}}
            label={t("act.endEvery.label")}
            title={t("act.endEvery.title")}
            text={t("act.endEvery.text")}
            confirmLabel={t("act.endEvery.label")}
          />
        </Card>
      ) : null}
    </>
  );
}
