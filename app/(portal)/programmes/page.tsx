import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProgrammeTable } from "@/components/programmes/programme-table";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { can } from "@/lib/platform/permissions";
import { requirePermission } from "@/lib/platform/session";
import { listProgrammes } from "@/lib/programmes/queries";
import { todayInChina } from "@/lib/shared/dates";

export async function generateMetadata(): Promise<Metadata> {
  await requirePermission("programme:read");
  return { title: (await getTranslations("programmes"))("title") };
}

export default async function ProgrammesPage() {
  const actor = await requirePermission("programme:read");
  const [t, listings] = await Promise.all([getTranslations("programmes"), listProgrammes(actor, todayInChina())]);
  const mayEnter = can(actor, "programme:edit");
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={
          mayEnter ? (
            <LinkButton href="/programmes/new" variant="primary">
              {t("new.title")}
            </LinkButton>
          ) : undefined
        }
      />
      <ProgrammeTable listings={listings} mayEnter={mayEnter} />
    </>
  );
}
