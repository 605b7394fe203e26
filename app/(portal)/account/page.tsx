import { getTranslations } from "next-intl/server";
import { SessionTable } from "@/components/accounts/session-table";
import { TokenForm } from "@/components/accounts/token-form";
import { TokenTable } from "@/components/accounts/token-table";
import { portalPage } from "@/components/shell/portal-page";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dl } from "@/components/ui/dl";
import { PageHead } from "@/components/ui/page-head";
import { mayHoldTokens } from "@/lib/accounts/policy";
import { getOwnAccess, getSecurityRules } from "@/lib/accounts/queries/own";

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
          <TokenForm
            labels={{ name: t("token.name"), days: t("token.days"), submit: t("token.submit") }}
            hint={t("token.nameHint")}
            maxDays={rules.tokenMaxDays}
          />
        </Card>
      ) : null}
    </>
  );
});
