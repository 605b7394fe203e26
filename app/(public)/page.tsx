import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Directory } from "@/components/public/directory";
import { Progress } from "@/components/public/progress";
import { Welcome } from "@/components/public/welcome";
import { PageHead } from "@/components/ui/page-head";
import { publicCoverage } from "@/lib/coverage/queries";
import { publicActor } from "@/lib/platform/actor";
import { todayInChina } from "@/lib/shared/dates";
import { publicDirectory } from "@/lib/stations/queries/list";
import { stationFilter } from "@/lib/stations/schema/filter";

export const metadata: Metadata = { robots: { index: true, follow: false } };

type HomeProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HomePage({ searchParams }: HomeProps) {
  const { q, after } = stationFilter.parse(await searchParams);
  const [t, dashboards, page] = await Promise.all([
    getTranslations("public"),
    publicCoverage(todayInChina()),
    publicDirectory(publicActor(), { q, after }),
  ]);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Welcome />
      <Progress dashboards={dashboards} />
      <Directory page={page} q={q ?? ""} later={after !== undefined} />
    </>
  );
}
