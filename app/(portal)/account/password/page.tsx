import { PasswordForm } from "@/components/accounts/password-form";
import { portalPage } from "@/components/shell/portal-page";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { getOwnAccess, getSecurityRules } from "@/lib/accounts/queries/own";
import { minimumLength } from "@/lib/accounts/rules/password";
import { requireSignedIn } from "@/lib/platform/session";

const page = portalPage({ route: "/account/password", permission: "due", words: "accounts" });

export const generateMetadata = page.title(({ t }) => t("password.title"));

export default page.body(async ({ actor, t }) => {
  const [{ passwordDue }, rules, { tokens }] = await Promise.all([
    requireSignedIn(),
    getSecurityRules(actor),
    getOwnAccess(actor),
  ]);
  const crumbs = [{ label: t("own.title"), href: "/account" }, { label: t("password.title") }];
  return (
    <>
      <PageHead title={t("password.title")} crumbs={passwordDue ? undefined : crumbs} />
      {passwordDue ? <Notice tone="underway">{t("password.due")}</Notice> : null}
      <Card>
        <ul className="mb-5 list-disc pl-5 text-sm text-ink-soft">
          <li>{t("password.length", { min: minimumLength(actor.role, rules) })}</li>
          {rules.passwordClasses > 0 ? <li>{t("password.classes", { count: rules.passwordClasses })}</li> : null}
          <li>{t("password.guess")}</li>
          <li>{t("password.advice")}</li>
          <li>{t("password.history", { count: rules.passwordHistory })}</li>
          {rules.passwordMaxAgeDays > 0 ? <li>{t("password.age", { days: rules.passwordMaxAgeDays })}</li> : null}
        </ul>
        <p className="mb-5 max-w-2xl text-sm">{t("password.ends", { tokens: tokens.length })}</p>
        <PasswordForm
          loginName={actor.loginName}
          labels={{
            currentPassword: t("password.current"),
            newPassword: t("password.new"),
            repeatPassword: t("password.repeat"),
            submit: t("password.submit"),
          }}
        />
      </Card>
    </>
  );
});
