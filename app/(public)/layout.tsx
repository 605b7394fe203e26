import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Header } from "@/components/shell/header";
import { PublicEntry } from "@/components/shell/public-entry";
import { SkipLink } from "@/components/shell/skip-link";
import { isDemoInstallation } from "@/lib/platform/installation";

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const [jar, demo] = await Promise.all([cookies(), isDemoInstallation()]);
  return (
    <>
      <SkipLink />
      <Header home="/" demo={demo} large={jar.get("text-size")?.value === "large"} door={<PublicEntry />} />
      <main id="content" tabIndex={-1} className="mx-auto max-w-300 px-4 pt-4 pb-10 md:px-6">
        {children}
      </main>
    </>
  );
}
