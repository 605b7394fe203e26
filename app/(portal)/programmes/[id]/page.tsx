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
import { portalPage } from "@/components/shell/portal-page";
import { mayEditProgramme, mayRule } from "@/lib/programmes/policy";
import type { View } from "@/lib/programmes/rules/links";
import { views } from "@/lib/programmes/rules/links";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { pick } from "@/lib/shared/locale";
import { type BuiltOf, builtOf } from "./built";
import { loadProgramme } from "./load";

const page = portalPage({
  route: "/programmes/[id]",
  permission: "programme:read",
  words: "programmes",
  load: loadProgramme,
});

export const generateMetadata = page.title(({ data, locale }) => {
  const { title, titleEn } = data.bundle.content.document;
  return pick(locale, title, titleEn);
});

export default page.body(async ({ actor, search, data: { bundle, place, asked } }) => {
  const view = views.find((one) => one === search.view) ?? "clauses";
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
});

type PartProps = {
  view: View;
  bundle: ProgrammeBundle;
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
