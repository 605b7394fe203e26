import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { regionLabel } from "@/lib/shared/region-label";

/** What counts, from when, over which denominator, and why two of them may differ. */
export function CountingNotes({ dashboard }: { dashboard: Dashboard }) {
  const t = useTranslations("coverage.notes");
  const locale = useLocale();
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const { total, setUpSince, tree, units, region } = dashboard;
  const areas = [region, ...units.map(({ unit }) => unit)].filter(({ kind }) => kind === "functional_area");
  return (
    <Card title={t("title")}>
      <ul className="list-disc gap-10 space-y-1 pl-5 text-sm text-ink-soft lg:columns-2">
        {setUpSince.length > 0 && total.final !== null && total.final !== total.townships ? (
          <li>
            {t("difference", {
              final: total.final,
              townships: total.townships,
              units: list.format(
                setUpSince.map((unit) =>
                  t("unit", { unit: regionLabel(unit, locale), day: (unit.newlySetUp ?? "").slice(0, 4) }),
                ),
              ),
            })}
          </li>
        ) : null}
        {tree === "reporting" && areas.length > 0 ? (
          <li>{t("reporting", { areas: list.format(areas.map((area) => regionLabel(area, locale))) })}</li>
        ) : null}
        <li>{t("built")}</li>
        <li>{t("verdict")}</li>
        <li>{t("floor")}</li>
        <li>{t("plan")}</li>
        {total.pace ? <li>{t("pace")}</li> : null}
      </ul>
    </Card>
  );
}
