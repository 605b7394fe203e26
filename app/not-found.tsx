import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { Header } from "@/components/shell/header";
import { Interrupt } from "@/components/shell/interrupt";
import { PortalFrame } from "@/components/shell/portal-frame";
import { SkipLink } from "@/components/shell/skip-link";
import { isDemoInstallation } from "@/lib/platform/installation";
import { optionalSignedIn } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("errors.page");
  return { title: t("notFound.title") };
}

/** Of an address that no page has: whoever is signed in stays in the portal. */
export default async function NotFound() {
  const who = await optionalSignedIn();
  if (who)
    return (
      <PortalFrame who={who}>
        <Interrupt kind="notFound" home="/overview" />
      </PortalFrame>
    );
  const [jar, demo] = await Promise.all([cookies(), isDemoInstallation()]);
  return (
    <>
      <SkipLink />
      <Header home="/" demo={demo} large={jar.get("text-size")?.value === "large"} />
      <main id="content" tabIndex={-1} className="px-4">
        <Interrupt kind="notFound" home="/" />
      </main>
    </>
  );
}
