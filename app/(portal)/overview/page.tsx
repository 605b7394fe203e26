import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/platform/session";
import { OverviewBody } from "./body";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overview");
  return { title: t("title") };
}

export default async function OverviewPage() {
  const actor = await requireActor();
  const [t, shell] = await Promise.all([getTranslations("overview"), getTranslations("shell")]);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead", { name: actor.displayName, role: shell(`role.${actor.role}`) })} />
      <OverviewBody actor={actor} />
    </>
  );
}
