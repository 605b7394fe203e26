import { ActForm } from "@/components/accounts/act-form";
import { ProofField } from "@/components/accounts/proof-field";
import { portalPage } from "@/components/shell/portal-page";
import { Card } from "@/components/ui/card";
import { describeField } from "@/components/ui/fields/describe";
import { storedValues } from "@/components/ui/fields/field";
import { FieldsForm } from "@/components/ui/fields/fields-form";
import { PageHead } from "@/components/ui/page-head";
import { changeSecurityRulesAction, endEverySessionAction } from "@/lib/accounts/actions/accounts";
import { getSecurityRules } from "@/lib/accounts/queries/own";
import { RULE_LIMITS, ruleFields } from "@/lib/accounts/schema/security-rules";
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
  const fields = ruleFields.ids.map((name) => {
    const [min, max] = RULE_LIMITS[name];
    return describeField(name, ruleFields.defined[name], {
      ...{ label: () => t(`rules.${name}`), hint: () => t("rules.range", { min, max }) },
      ...{ option: String, blank: "", yes: "", no: "" },
    });
  });
  return (
    <>
      <PageHead
        title={t("rules.title")}
        lead={t("rules.lead")}
        crumbs={[{ label: t("title"), href: "/accounts" }, { label: t("rules.title") }]}
      />
      <Card>
        <p className="mb-4 max-w-2xl text-sm text-ink-soft">{t("rules.advice")}</p>
        <FieldsForm
          action={changeSecurityRulesAction}
          name="rules"
          version={version}
          parts={[{ fields }]}
          stored={storedValues(rules)}
          submit={t("rules.submit")}
        >
          <ProofField />
        </FieldsForm>
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
