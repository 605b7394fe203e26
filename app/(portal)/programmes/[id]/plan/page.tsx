import { PlanPart } from "@/components/programmes/plan-part";
import type { BuiltByYear } from "@/components/programmes/plan-verdicts";
import { ProgrammeHead } from "@/components/programmes/programme-head";
import { ViewTabs } from "@/components/programmes/view-tabs";
import { DayNotice } from "@/components/shell/day-notice";
import { portalPage } from "@/components/shell/portal-page";
import { EmptyState } from "@/components/ui/empty-state";
import { mayEditProgramme, mayRule } from "@/lib/programmes/policy";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { yearEnd } from "@/lib/shared/dates";
import { pick } from "@/lib/shared/locale";
import { type BuiltOf, builtOf } from "../built";
import { loadProgramme } from "../load";

const page = portalPage({
  route: "/programmes/[id]/plan",
  permission: "programme:read",
  words: "programmes",
  load: loadProgramme,
});

export const generateMetadata = page.title(({ data, t, locale }) => {
  const { title, titleEn } = data.bundle.content.document;
  return `${t("view.plan")} · ${pick(locale, title, titleEn)}`;
});

export default page.body(async ({ actor, data: { bundle, place, asked }, t }) => {
  const built = await builtOf(actor, bundle);
  const governed = { regionPath: bundle.region.path };
  const { planTables } = bundle.content;
  return (
    <>
      <DayNotice asked={asked} meaning="effective" />
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
          built={byYear(built, bundle)}
          mayRule={mayRule(actor, governed)}
        />
      ))}
    </>
  );
});

/** Stations built at the ends of the years of the plan that have ended. */
function byYear(built: BuiltOf | null, bundle: ProgrammeBundle): BuiltByYear | null {
  if (!built) return null;
  const years = bundle.content.planTables[0]?.years ?? [];
  const counts = years.flatMap((year) => {
    const count = built.on(yearEnd(year));
    return count === null ? [] : [[year, count] as const];
  });
  return { counts: new Map(counts), rows: (year) => built.rows(yearEnd(year)) };
}
