import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Meter } from "@/components/ui/meter";
import type { Dashboard, UnitCoverage } from "@/lib/coverage/rules/dashboard";
import { percentOf, type Ratio } from "@/lib/coverage/rules/ratio";
import { regionLabel } from "@/lib/shared/region-label";
import { percentText } from "./labels";
import type { CoverageLinks } from "./place";

/** More units than stand beside the drawing of the course. */
export const MANY_BARS = 16;

/** Units by their rate, highest first: for a province or the country, where tiles would be too many. */
export function Bars({
  dashboard,
  links,
  className,
}: {
  dashboard: Dashboard;
  links: CoverageLinks;
  className?: string;
}) {
  const t = useTranslations("coverage.bars");
  const locale = useLocale();
  const byPlan = dashboard.units.every(({ coverage }) => coverage.byPlan);
  const ratioOf = ({ coverage }: UnitCoverage): Ratio => (byPlan ? coverage.byPlan : null) ?? coverage.byTownships;
  const ranked = [...dashboard.units].sort((a, b) => compare(ratioOf(b), ratioOf(a)));
  return (
    <Card title={t("title")} className={className}>
      <p className="mb-2 text-sm text-ink-soft">{t("note", { base: byPlan ? t("byPlan") : t("byTownships") })}</p>
      <ol className={`gap-x-10 ${ranked.length > MANY_BARS ? "lg:columns-2" : ""}`}>
        {ranked.map((one) => {
          const ratio = ratioOf(one);
          const name = regionLabel(one.unit, locale);
          return (
            <li
              key={one.unit.code}
              className="grid min-h-7 break-inside-avoid grid-cols-[minmax(0,10rem)_minmax(3rem,1fr)_3.75rem] items-center gap-3"
            >
              <Link href={links.to(one.unit)} className="py-0.5 leading-tight">
                {name}
              </Link>
              <Meter
                value={ratio.part}
                max={ratio.whole}
                label={t("meter", { part: ratio.part, whole: ratio.whole })}
                className="w-full"
              />
              <span className="text-right">{percentText(percentOf(ratio))}</span>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

/** By cross-multiplying: no rounding decides a rank. Nothing to divide by comes last. */
function compare(a: Ratio, b: Ratio): number {
  if (a.whole === 0 || b.whole === 0) return a.whole - b.whole;
  return a.part * b.whole - b.part * a.whole;
}
