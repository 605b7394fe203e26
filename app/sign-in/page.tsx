import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { Header } from "@/components/shell/header";
import { SkipLink } from "@/components/shell/skip-link";
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
    <>
      <SkipLink />
      <Header home="/" demo={demo} large={jar.get("text-size")?.value === "large"} />
      <main id="content" tabIndex={-1} className="mx-auto max-w-md px-4 pt-8 pb-10">
        <div className="rounded-md border border-line bg-surface px-5 py-6 md:px-8">
          <h1 className="text-xl font-semibold">{t("signIn.title")}</h1>
          <p className="mt-1 mb-5 text-sm text-ink-soft">{t("signIn.lead")}</p>
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
        </div>
      </main>
    </>
  );
}
