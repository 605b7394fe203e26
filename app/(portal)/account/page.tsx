import { getTranslations } from "next-intl/server";
import { ProofField } from "@/components/accounts/proof-field";
import { SessionTable } from "@/components/accounts/session-table";
import { TokenTable } from "@/components/accounts/token-table";
import { portalPage } from "@/components/shell/portal-page";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dl } from "@/components/ui/dl";
import { describeField } from "@/components/ui/fields/describe";
import { FieldsForm } from "@/components/ui/fields/fields-form";
import { PageHead } from "@/components/ui/page-head";
import { createTokenAction } from "@/lib/accounts/actions/own";
import { mayHoldTokens } from "@/lib/accounts/policy";
import { getOwnAccess, getSecurityRules } from "@/lib/accounts/queries/own";
import { tokenFields } from "@/lib/accounts/schema/own";

const page = portalPage({ route: "/account", permission: "signedIn", words: "accounts" });

export const generateMetadata = page.title(({ t }) => t("own.title"));

export default page.body(async ({ actor, t, locale }) => {
  const [role, access, rules] = await Promise.all([
    getTranslations("shell.role"),
    getOwnAccess(actor),
    getSecurityRules(actor),
  ]);
  return (
    <>
      <PageHead
        title={t("own.title")}
        actions={
          <>
            <LinkButton href="/account/password">{t("password.title")}</LinkButton>
            <LinkButton href="/account/second-factor">{t("factor.title")}</LinkButton>
          </>
        }
      />
      <Card>
        <Dl
          columns={2}
          items={[
            { term: t("field.loginName"), detail: actor.loginName },
            { term: t("field.displayName"), detail: actor.displayName },
            { term: t("field.role"), detail: role(actor.role) },
            { term: t("field.scope"), detail: actor.regionName ?? t("detail.noScope") },
          ]}
        />
        <p className="mt-3 text-sm text-ink-soft">{t("own.preferences")}</p>
      </Card>
      <Card title={t("own.sessions")}>
        <p className="mb-3 text-sm text-ink-soft">
          {t("own.sessionsLead", { minutes: rules.idleMinutes, hours: rules.absoluteHours })}
        </p>
        <SessionTable sessions={access.sessions} locale={locale} />
      </Card>
      {mayHoldTokens(actor) ? (
        <Card title={t("own.tokens")}>
          <p className="mb-3 text-sm text-ink-soft">{t("own.tokensLead")}</p>
          <TokenTable tokens={access.tokens} locale={locale} />
          <FieldsForm
            action={createTokenAction}
            name="token"
            parts={[
              {
                fields: tokenFields.ids.map((id) =>
                  describeField(id, tokenFields.defined[id], {
                    ...{ label: () => t(`token.${id}`), option: String, blank: "", yes: "", no: "" },
                    hint: () => (id === "name" ? t("token.nameHint") : undefined),
                  }),
                ),
              },
            ]}
            stored={{ days: String(Math.min(90, rules.tokenMaxDays)) }}
            submit={t("token.submit")}
            narrow
          >
            <ProofField />
          </FieldsForm>
        </Card>
      ) : null}
    </>
  );
});
