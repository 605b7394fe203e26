import { getLocale, getTranslations } from "next-intl/server";
import { regionHref } from "@/components/regions/as-of";
import { ClassifyCard } from "@/components/regions/classify";
import { Facts } from "@/components/regions/facts";
import { HistoryCard } from "@/components/regions/history";
import { MembersCard } from "@/components/regions/members";
import { ReconciliationCard } from "@/components/regions/reconciliation";
import { regionCrumbs } from "@/components/regions/region-breadcrumb";
import { AsOfForm } from "@/components/regions/search-form";
import { UnitList } from "@/components/regions/unit-list";
import { DayNotice } from "@/components/shell/day-notice";
import { portalPage } from "@/components/shell/portal-page";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DoneNotice } from "@/components/ui/done-notice";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { joinArea, leaveArea, undoUnitAct } from "@/lib/coverage/actions";
import type { Actor } from "@/lib/platform/actor";
import { mayChangeBelow, mayChangeUnit } from "@/lib/regions/policy";
import { regionActs, regionHistory } from "@/lib/regions/queries/history";
import { reconcileTownships } from "@/lib/regions/queries/reconciliation";
import { countTownships } from "@/lib/regions/queries/townships";
import { childrenOf, getRegion, type RegionFacts, regionPathOf } from "@/lib/regions/queries/tree";
import { inForce } from "@/lib/regions/rules/in-force";
import type { IsoDate } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";
import { regionLabel } from "@/lib/shared/region-label";
import { asOfParam, single } from "@/lib/shared/search-params";

const DONE = [
  "set_up",
  "rename",
  "convert",
  "merge",
  "split",
  "abolish",
  "transfer",
  "classify",
  "join",
  "leave",
  "undone",
] as const;
/** Whose accounts stay behind: of the others the unit goes on as another, and they with it. */
const ENDING: readonly string[] = ["merge", "split", "abolish"];

const page = portalPage({
  route: "/regions/[code]",
  permission: "region:read",
  words: "regions",
  load: ({ actor, params, search }) => getRegion(actor, params.code, asOfParam(search.asOf)),
});

export const generateMetadata = page.title(({ data, locale }) => regionLabel(data, locale));

export default page.body(async ({ actor, params: { code }, search, data: region, t, locale }) => {
  const asOf = asOfParam(search.asOf);
  const [ui, path, townships, plans, history, acts] = await Promise.all([
    getTranslations("ui"),
    regionPathOf(actor, code, asOf),
    countTownships(actor, code, asOf),
    reconcileTownships(actor, code, asOf),
    regionHistory(actor, code),
    regionActs(actor, code),
  ]);
  const date = formatDate(asOf, locale);
  const done = DONE.find((one) => one === single(search.done));
  return (
    <>
      <PageHead
        title={regionLabel(region, locale)}
        lead={t("asOf.shown", { date })}
        crumbs={regionCrumbs(path, locale, ({ code: above }) => regionHref(above, asOf))}
        actions={
          <>
            <AsOfForm action={`/regions/${code}`} asOf={asOf} />
            {region.kind !== "functional_area" &&
            (mayChangeUnit(actor, region) || mayChangeBelow(actor, region.path)) ? (
              <LinkButton href={`/regions/${code}/change`}>{t("change.open")}</LinkButton>
            ) : null}
          </>
        }
      />
      <DayNotice asked={single(search.asOf)} />
      {done ? (
        <DoneNotice done={done} title={t(`done.${done}`)}>
          {ENDING.includes(done) ? t("done.accounts") : null}
          {single(search.figures) === "same" ? ui("check.same") : null}
        </DoneNotice>
      ) : null}
      {inForce(region, asOf) ? null : (
        <Notice tone="doubt" title={t("facts.notInForce", { date })}>
          {t("facts.notInForceText")}
        </Notice>
      )}
      {plans.map((plan) => (
        <ReconciliationCard key={plan.programmeId} plan={plan} asOf={asOf} />
      ))}
      <Facts region={region} townships={townships} asOf={asOf} />
      {region.level === 5 ? <ClassifyCard region={region} mayChange={mayChangeUnit(actor, region)} /> : null}
      <MembersCard region={region} mayChange={mayChangeUnit(actor, region)} join={joinArea} leave={leaveArea} />
      <Children actor={actor} region={region} asOf={asOf} />
      <HistoryCard
        history={history}
        acts={acts}
        yearOnly={region.validFromYear}
        mayUndo={(act) => mayChangeBelow(actor, act.regionPath)}
        undo={undoUnitAct}
      />
    </>
  );
});

async function Children({ actor, region, asOf }: { actor: Actor; region: RegionFacts; asOf: IsoDate }) {
  if (region.level >= 5 || region.kind === "functional_area") return null;
  const [t, locale, units] = await Promise.all([
    getTranslations("regions"),
    getLocale(),
    childrenOf(actor, region.code, asOf),
  ]);
  const areas = new Map(await areaNames(actor, units, locale));
  return (
    <Card title={t("children.title")}>
      {units.length > 0 ? (
        <UnitList label={t("children.title")} units={units} asOf={asOf} areas={areas} />
      ) : (
        <p className="text-ink-soft">
          {t(region.level === 4 && inForce(region, asOf) ? "children.noneVillages" : "children.noneThen")}
        </p>
      )}
    </Card>
  );
}

async function areaNames(
  actor: Actor,
  units: readonly { areaCode: string | null }[],
  locale: string,
): Promise<[string, string][]> {
  const codes = [...new Set(units.flatMap(({ areaCode }) => areaCode ?? []))];
  return Promise.all(
    codes.map(async (code): Promise<[string, string]> => [code, regionLabel(await getRegion(actor, code), locale)]),
  );
}
