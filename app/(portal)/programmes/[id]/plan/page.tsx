import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PlanPart } from "@/components/programmes/plan-part";
import { ProgrammeHead } from "@/components/programmes/programme-head";
import { ViewTabs } from "@/components/programmes/view-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { getCoverage } from "@/lib/coverage/queries";
import type { Actor } from "@/lib/platform/actor";
import { can } from "@/lib/platform/permissions";
import { mayEditProgramme, mayRule } from "@/lib/programmes/policy";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { todayInChina } from "@/lib/shared/dates";
import { pick } from "@/lib/shared/locale";
import { loadProgramme, type ProgrammePageProps } from "../load";

export async function generateMetadata({ params, searchParams }: ProgrammePageProps): Promise<Metadata> {
  const [{ bundle }, t, locale] = await Promise.all([
    loadProgramme(params, searchParams),
    getTranslations("programmes"),
    getLocale(),
  ]);
  const { title, titleEn } = bundle.content.document;
  return { title: `${t("view.plan")} · ${pick(locale, title, titleEn)}` };
}

export default async function PlanPage({ params, searchParams }: ProgrammePageProps) {
  const { actor, bundle, place } = await loadProgramme(params, searchParams);
  const [t, built] = await Promise.all([getTranslations("programmes"), builtByYear(actor, bundle)]);
  const governed = { regionPath: bundle.region.path };
  const { planTables } = bundle.content;
  return (
    <>
      <ProgrammeHead bundle={bundle} mayEdit={mayEditProgramme(actor, governed)} title={t("plan.title")} />
      <ViewTabs place={place} current="plan" hasPlan />
      {planTables.length === 0 ? <EmptyState title={t("plan.none")}>{t("plan.noneAdvice")}</EmptyState> : null}
      {planTables.map((_, index) => (
        <PlanPart
          // biome-ignore lint/suspicious/noArrayIndexKey: a table has no name of its own, and its place is what the version stores
          key={index}
          bundle={bundle}
          place={place}
          index={index}
          built={built}
          mayRule={mayRule(actor, governed)}
        />
      ))}
    </>
  );
}

/** Stations built at the ends of the years that have ended; null where the actor does not see the whole region. */
async function builtByYear(actor: Actor, bundle: ProgrammeBundle): Promise<ReadonlyMap<number, number> | null> {
  const { scopePath } = actor;
  if (!can(actor, "coverage:read") || scopePath === null || !bundle.region.path.startsWith(scopePath)) return null;
  const { dashboard } = await getCoverage(actor, {
    programme: bundle.id,
    region: bundle.region.code,
    asOf: todayInChina(),
    reading: null,
  });
  if (!dashboard) return null;
  const ended = dashboard.total.milestones.filter(({ due }) => due);
  return new Map(ended.map(({ dueOn, built }) => [Number(dueOn.slice(0, 4)), built]));
}
