import { getLocale, getTranslations } from "next-intl/server";
import { regionHref } from "@/components/regions/as-of";
import { regionCrumbs } from "@/components/regions/region-breadcrumb";
import { RegionSearch } from "@/components/regions/search-form";
import { HitList, UnitList } from "@/components/regions/unit-list";
import { DayNotice } from "@/components/shell/day-notice";
import { portalPage } from "@/components/shell/portal-page";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import type { Actor } from "@/lib/platform/actor";
import { searchRegions } from "@/lib/regions/queries/search";
import { childrenOf, regionPathOf } from "@/lib/regions/queries/tree";
import { COUNTRY_CODE } from "@/lib/regions/rules/codes";
import type { IsoDate } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";
import { regionLabel } from "@/lib/shared/region-label";
import { asOfParam, single } from "@/lib/shared/search-params";

const SHOWN = 50;

const page = portalPage({ route: "/regions", permission: "region:read", words: "regions" });

export const generateMetadata = page.title(({ t }) => t("title"));

export default page.body(async ({ actor, search, t, locale }) => {
  const [asOf, q] = [asOfParam(search.asOf), single(search.q).slice(0, 60)];
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <DayNotice asked={single(search.asOf)} />
      <RegionSearch q={q} asOf={asOf} />
      {q ? <Results actor={actor} q={q} asOf={asOf} /> : <OwnUnits actor={actor} asOf={asOf} />}
      <p className="text-sm text-ink-soft">{t("asOf.shown", { date: formatDate(asOf, locale) })}</p>
    </>
  );
});

async function Results({ actor, q, asOf }: { actor: Actor; q: string; asOf: IsoDate }) {
  const [t, hits] = await Promise.all([getTranslations("regions"), searchRegions(actor, { q, asOf, limit: SHOWN })]);
  if (hits.length === 0) return <EmptyState title={t("search.none", { q })}>{t("search.noneHelp")}</EmptyState>;
  return (
    <Card title={t("search.results", { q })}>
      <HitList label={t("search.results", { q })} hits={hits} asOf={asOf} />
      {hits.length === SHOWN ? (
        <p className="mt-3 text-sm text-ink-soft">{t("search.more", { count: SHOWN })}</p>
      ) : null}
    </Card>
  );
}

/** The actor's own unit with what stands directly below it; the whole country for those without one. */
async function OwnUnits({ actor, asOf }: { actor: Actor; asOf: IsoDate }) {
  const code = actor.regionCode ?? COUNTRY_CODE;
  const [t, locale, path, units] = await Promise.all([
    getTranslations("regions"),
    getLocale(),
    regionPathOf(actor, code, asOf),
    childrenOf(actor, code, asOf),
  ]);
  const unit = path.at(-1);
  const crumbs = regionCrumbs(path, locale, ({ code: above }) => regionHref(above, asOf));
  const areas = new Map(units.map((child) => [child.code, regionLabel(child, locale)]));
  return (
    <>
      <PathLine crumbs={crumbs} own={unit ? regionHref(unit.code, asOf) : null} />
      {units.length > 0 ? (
        <Card title={unit ? regionLabel(unit, locale) : t("children.title")}>
          <UnitList label={t("children.title")} units={units} asOf={asOf} areas={areas} />
        </Card>
      ) : (
        <EmptyState title={t("children.none")} />
      )}
    </>
  );
}

function PathLine({ crumbs, own }: { crumbs: ReturnType<typeof regionCrumbs>; own: string | null }) {
  const items = crumbs.map((crumb, index) => (index === crumbs.length - 1 && own ? { ...crumb, href: own } : crumb));
  return <Breadcrumb items={items} />;
}
