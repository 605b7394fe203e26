import { redirect } from "next/navigation";
import { CodesForm } from "@/components/accounts/codes-form";
import { FactorTable } from "@/components/accounts/factor-table";
import { PasskeyForm } from "@/components/accounts/passkey-form";
import { TotpForm } from "@/components/accounts/totp-form";
import { ClientTexts } from "@/components/shell/client-texts";
import { portalPage } from "@/components/shell/portal-page";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { getOwnFactors } from "@/lib/accounts/queries/factors";
import { getOwnAccess } from "@/lib/accounts/queries/own";
import { requireSignedIn } from "@/lib/platform/session";

const page = portalPage({ route: "/account/second-factor", permission: "due", words: "accounts" });

export const generateMetadata = page.title(({ t }) => t("factor.title"));

export default page.body(async ({ actor, t, locale }) => {
  const { passwordDue, factorDue } = await requireSignedIn();
  if (passwordDue) redirect("/account/password");
  const [{ factors, setup, codes, passkeys }, { tokens }] = await Promise.all([
    getOwnFactors(actor),
    getOwnAccess(actor),
  ]);
  const crumbs = [{ label: t("own.title"), href: "/account" }, { label: t("factor.title") }];
  const shown = {
    title: t("factor.codes.title"),
    keep: t("factor.codes.keep"),
    print: t("factor.codes.print"),
    goOn: t("factor.codes.goOn"),
  };
  const naming = { name: t("factor.called"), nameHint: t("factor.calledHint") };
  return (
    <>
      <PageHead title={t("factor.title")} lead={t("factor.lead")} crumbs={factorDue ? undefined : crumbs} />
      {factorDue ? <Notice tone="underway">{t("factor.due")}</Notice> : null}
      <Card title={t("factor.list")}>
        <p className="mb-3 max-w-2xl text-sm">{t("factor.ends", { tokens: tokens.length })}</p>
        <FactorTable factors={factors} locale={locale} />
      </Card>
      <Card title={t("factor.kinds.totp")}>
        <p className="mb-3 max-w-2xl text-sm text-ink-soft">{t("factor.totp.lead")}</p>
        <TotpForm
          setup={setup}
          codes={shown}
          labels={{
            ...naming,
            start: t(factors.length > 0 ? "factor.totp.another" : "factor.totp.start"),
            scan: t("factor.totp.scan"),
            picture: t("factor.totp.picture"),
            key: t("factor.totp.key"),
            code: t("factor.totp.code"),
            codeHint: t("factor.totp.codeHint"),
            submit: t("factor.totp.submit"),
          }}
        />
      </Card>
      <Card title={t("factor.kinds.passkey")}>
        <p className="mb-3 max-w-2xl text-sm text-ink-soft">{t("factor.passkey.lead")}</p>
        {passkeys ? (
          <ClientTexts errors={["passkeyFailed"]}>
            <PasskeyForm
              codes={shown}
              labels={{ ...naming, submit: t("factor.passkey.submit"), scripts: t("factor.passkey.scripts") }}
            />
          </ClientTexts>
        ) : (
          <Notice tone="info">{t("factor.passkey.unavailable")}</Notice>
        )}
      </Card>
      {factors.length > 0 ? (
        <Card title={t("factor.codes.title")}>
          <p className="mb-3 max-w-2xl text-sm text-ink-soft">{t("factor.codes.left", { count: codes })}</p>
          <CodesForm
            codes={shown}
            labels={{
              label: t("act.renewCodes.label"),
              title: t("act.renewCodes.title"),
              text: t("act.renewCodes.text"),
            }}
          />
        </Card>
      ) : null}
    </>
  );
});
