import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { ClauseList } from "@/components/programmes/clause-list";
import { DeadlineTable } from "@/components/programmes/deadline-table";
import { DoubtList } from "@/components/programmes/doubt-list";
import type { Place } from "@/components/programmes/place";
import { ProgrammeHead } from "@/components/programmes/programme-head";
import { StandardList } from "@/components/programmes/standard-list";
import { TargetTable } from "@/components/programmes/target-table";
import { VersionList } from "@/components/programmes/version-list";
import { ViewTabs } from "@/components/programmes/view-tabs";
import { DayNotice } from "@/components/shell/day-notice";
import { mayEditProgramme, mayRule } from "@/lib/programmes/policy";
import type { View } from "@/lib/programmes/rules/links";
import { pick } from "@/lib/shared/locale";
import { type BuiltOf, builtOf } from "./built";
import { loadProgramme, type ProgrammePageProps, viewOf } from "./load";

export async function generateMetadata({ params, searchParams }: ProgrammePageProps): Promise<Metadata> {
  const [{ bundle }, locale] = await Promise.all([loadProgramme(params, searchParams), getLocale()]);
  const { title, titleEn } = bundle.content.document;
  return { title: pick(locale, title, titleEn) };
}

export default async function ProgrammePage({ params, searchParams }: ProgrammePageProps) {
  const [{ actor, bundle, place, asked }, view] = await Promise.all([
    loadProgramme(params, searchParams),
    viewOf(searchParams),
  ]);
  const governed = { regionPath: bundle.region.path };
  const counted = view === "targets" ? await builtOf(actor, bundle) : null;
  // Of another version than that in effect the plan, and with it every rate, is another.
  const built = counted?.version === bundle.version.number ? counted : null;
  return (
    <>
      <DayNotice asked={asked} meaning="effective" />
      <ProgrammeHead bundle={bundle} mayEdit={mayEditProgramme(actor, governed)} />
      <ViewTabs place={place} current={view} hasPlan={bundle.content.planTables.length > 0} />
      <Part
        view={view}
        bundle={bundle}
        place={place}
        mayEdit={mayEditProgramme(actor, governed)}
        mayRule={mayRule(actor, governed)}
        built={built}
      />
    </>
  );
}

type PartProps = {
  view: View;
  bundle: Awaited<ReturnType<typeof loadProgramme>>["bundle"];
  place: Place;
  mayEdit: boolean;
  mayRule: boolean;
  built: BuiltOf | null;
};

function Part({ view, bundle, place, mayEdit, mayRule, built }: PartProps) {
  if (view === "targets") return <TargetTable bundle={bundle} place={place} built={built} />;
  if (view === "standards") return <StandardList bundle={bundle} place={place} />;
  if (view === "deadlines") return <DeadlineTable bundle={bundle} place={place} />;
  if (view === "doubts") return <DoubtList bundle={bundle} place={place} mayRule={mayRule} />;
  if (view === "versions") return <VersionList bundle={bundle} mayEdit={mayEdit} />;
  return <ClauseList bundle={bundle} place={place} />;
}
