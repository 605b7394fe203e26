import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Meter } from "@/components/ui/meter";
import type { Dashboard, UnitCoverage } from "@/lib/coverage/rules/dashboard";
import { percentOf, type Ratio } from "@/lib/coverage/rules/ratio";
import { regionLabel } from "@/lib/shared/region-label";
import { percentText } from "./labels";
import type { CoverageLinks } from "./place";

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
      <ol className="max-h-96 space-y-1 overflow-y-auto print:max-h-none">
        {ranked.map((one) => {
          const ratio = ratioOf(one);
          const name = regionLabel(one.unit, locale);
          return (
            <li key={one.unit.code} className="grid grid-cols-[minmax(5rem,8rem)_1fr_3.75rem] items-center gap-3">
              <Link href={links.to(one.unit)} prefetch={false} className="truncate py-0.5" title={name}>
                {name}
              </Link>
              <Meter value={ratio.part} max={ratio.whole} label={`${ratio.part} / ${ratio.whole}`} className="w-full" />
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
