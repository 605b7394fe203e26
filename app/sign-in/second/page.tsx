import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Door } from "@/components/accounts/door";
import { SecondStepForm } from "@/components/accounts/second-step-form";
import { ClientTexts } from "@/components/shell/client-texts";
import { LinkButton } from "@/components/ui/button";
import { landingPath } from "@/lib/accounts/schema/sign-in";
import { describeSecondStep } from "@/lib/platform/auth/second-step";
import { openPending, secondStepCookie } from "@/lib/platform/auth/session-cookie";
import { isDemoInstallation } from "@/lib/platform/installation";

type SearchParams = Record<string, string | string[] | undefined>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("secondStep.title") };
}

export default async function SecondStepPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [search, jar, t, demo] = await Promise.all([
    searchParams,
    cookies(),
    getTranslations("accounts"),
    isDemoInstallation(),
  ]);
  const next = landingPath([search.next].flat()[0]);
  const pending = openPending(jar.get(secondStepCookie().name)?.value);
  const step = pending ? await describeSecondStep(pending) : null;
  if (!step) redirect(`/sign-in?${new URLSearchParams({ next })}`);
  return (
    <Door
      title={t("secondStep.title")}
      lead={t("secondStep.lead", { name: step.loginName })}
      demo={demo}
      large={jar.get("text-size")?.value === "large"}
    >
      <ClientTexts errors={["passkeyFailed"]}>
        <SecondStepForm
          next={next}
          passkey={step.passkey}
          labels={{
            code: t(step.codes ? "secondStep.code" : "secondStep.recoveryCode"),
            codeHint: t(step.codes ? "secondStep.codeHint" : "secondStep.recoveryHint"),
            submit: t("secondStep.submit"),
            passkey: t("secondStep.passkey"),
          }}
        />
      </ClientTexts>
      <p className="mt-5 mb-3 text-sm text-ink-soft">{t("secondStep.help")}</p>
      <LinkButton href="/sign-in">{t("secondStep.back")}</LinkButton>
    </Door>
  );
}
