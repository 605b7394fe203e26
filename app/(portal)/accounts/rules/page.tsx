import { ActForm } from "@/components/accounts/act-form";
import { RulesForm } from "@/components/accounts/rules-form";
import { portalPage } from "@/components/shell/portal-page";
import { Card } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { endEverySessionAction } from "@/lib/accounts/actions/accounts";
import { getSecurityRules } from "@/lib/accounts/queries/own";
import { RULE_LIMITS, RULE_NAMES, type RuleName } from "@/lib/accounts/schema/security-rules";
import { can } from "@/lib/platform/permissions";

const page = portalPage({
  route: "/accounts/rules",
  permission: "rules:edit",
  words: "accounts",
  load: ({ actor }) => getSecurityRules(actor),
});

export const generateMetadata = page.title(({ t }) => t("rules.title"));

export default page.body(async ({ actor, data, t }) => {
  const { id: _, version, ...rules } = data;
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
});
