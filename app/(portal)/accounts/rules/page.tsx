import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RulesForm } from "@/components/accounts/rules-form";
import { Card } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { getSecurityRules } from "@/lib/accounts/queries/own";
import { RULE_LIMITS, RULE_NAMES, type RuleName } from "@/lib/accounts/schema/security-rules";
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
        <RulesForm
          rules={rules}
          version={version}
          labels={each((name) => t(`rules.${name}`))}
          hints={each((name) => t("rules.range", { min: RULE_LIMITS[name][0], max: RULE_LIMITS[name][1] }))}
          submit={t("rules.submit")}
        />
      </Card>
    </>
  );
}
