import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { NumCell, Table, TH, THead } from "@/components/ui/table";
import type { Reconciliation } from "@/lib/regions/queries/reconciliation";
import type { IsoDate } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";
import { NameCell } from "./unit-list";

/** Why a plan and the map may give two numbers, told from the dates of the units themselves. */
export async function ReconciliationCard({ plan, asOf }: { plan: Reconciliation; asOf: IsoDate }) {
  const [t, locale] = await Promise.all([getTranslations("regions"), getLocale()]);
  const { planned, atStart, now, begun, ended, units, other } = plan;
  const date = formatDate(asOf, locale);
  const same = planned === atStart;
  const names = (list: Reconciliation["begun"]) =>
    list
      .map((unit) =>
        t("reconcile.listItem", {
          name: regionLabel(unit, locale),
          when: unit.yearOnly ? t("history.yearOnly", { year: unit.on.slice(0, 4) }) : formatDate(unit.on, locale),
        }),
      )
      .join(locale === "en" ? "; " : "、");
  const told = (key: "begun" | "ended" | "came" | "went", all: Reconciliation["begun"], moved: boolean) => {
    const list = all.filter((unit) => unit.moved === moved);
    return list.length > 0 ? t(`reconcile.${key}`, { count: list.length, list: names(list) }) : null;
  };
  const title = planned === now ? "titleSame" : same ? "title" : "titleOther";
  return (
    <Card title={t(`reconcile.${title}`, { planned, now })}>
      <p className="max-w-prose">
        {[
          t("reconcile.start", {
            title: pick(locale, plan.title, plan.titleEn),
            date: formatDate(plan.start, locale),
            planned,
            atStart,
            same: String(same),
            gap: Math.abs(planned - atStart),
          }),
          told("begun", begun, false),
          told("came", begun, true),
          told("ended", ended, false),
          told("went", ended, true),
          t(begun.length + ended.length > 0 ? "reconcile.end" : "reconcile.unchanged", { date, now }),
        ]
          .filter(Boolean)
          .join(locale === "en" ? " " : "")}
      </p>
      <div className="mt-3">
        <Table label={t("reconcile.tableLabel")}>
          <THead>
            <tr>
              <TH>{t("reconcile.unit")}</TH>
              <TH numeric>{t("reconcile.planned")}</TH>
              <TH numeric>{t("reconcile.atStart")}</TH>
              <TH numeric>{date}</TH>
            </tr>
          </THead>
          <tbody>
            {units.map((row) => (
              <tr key={row.unit.code}>
                <NameCell unit={row.unit} asOf={asOf} locale={locale} />
                <NumCell>{row.planned}</NumCell>
                <NumCell>{row.atStart}</NumCell>
                <NumCell tone={row.now === row.planned ? undefined : "doubt"}>{row.now}</NumCell>
              </tr>
            ))}
            {other ? (
              <tr>
                <TH scope="row">{t("reconcile.other")}</TH>
                <NumCell>–</NumCell>
                <NumCell>{other.atStart}</NumCell>
                <NumCell tone={other.now === 0 ? undefined : "doubt"}>{other.now}</NumCell>
              </tr>
            ) : null}
            <tr className="font-semibold">
              <TH scope="row">{t("reconcile.total")}</TH>
              <NumCell>{planned}</NumCell>
              <NumCell>{atStart}</NumCell>
              <NumCell>{now}</NumCell>
            </tr>
          </tbody>
        </Table>
      </div>
      <p className="mt-2 text-sm text-ink-soft">{t("reconcile.area")}</p>
    </Card>
  );
}
