import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Door } from "@/components/accounts/door";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { ForgetDrafts } from "@/components/ui/draft-owner";
import { Notice } from "@/components/ui/notice";
import { landingPath } from "@/lib/accounts/schema/sign-in";
import { isDemoInstallation } from "@/lib/platform/installation";
import { optionalActor } from "@/lib/platform/session";

type SearchParams = Record<string, string | string[] | undefined>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("signIn.title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [search, jar, t, demo] = await Promise.all([
    searchParams,
    cookies(),
    getTranslations("accounts"),
    isDemoInstallation(),
  ]);
  const next = landingPath([search.next ?? search.callbackUrl].flat()[0]);
  if (await optionalActor()) redirect(next);
  // next-auth's own route comes back here with its reason; the form below answers in place.
  const refused = search.error === "Locked" ? "locked" : search.error ? "refused" : null;
  return (
    <Door title={t("signIn.title")} lead={t("signIn.lead")} demo={demo} large={jar.get("text-size")?.value === "large"}>
      {search.next || search.ended ? null : <ForgetDrafts />}
      {search.ended ? <Notice tone="info">{t("signIn.ended")}</Notice> : null}
      {refused ? (
        <Notice tone="missed" role="alert">
          {t(`signIn.${refused}`)}
        </Notice>
      ) : null}
      <SignInForm
        next={next}
        labels={{ account: t("signIn.account"), password: t("signIn.password"), submit: t("signIn.submit") }}
      />
      <p className="mt-5 text-sm text-ink-soft">{t("signIn.help")}</p>
    </Door>
  );
}
