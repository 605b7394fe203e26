import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Table, TD, TH, THead } from "@/components/ui/table";
import type { FormAction } from "@/lib/platform/form-state";
import type { RegionFacts } from "@/lib/regions/queries/tree";
import { formatDate } from "@/lib/shared/format";
import { regionLabel } from "@/lib/shared/region-label";
import { MemberForm } from "./member-form";

type MembersProps = { region: RegionFacts; mayChange: boolean; join: FormAction; leave: FormAction };

/** Of a functional area, the townships that report to it; of a township, the areas it reports to. */
export async function MembersCard({ region, mayChange, join, leave }: MembersProps) {
  const [t, locale] = await Promise.all([getTranslations("regions"), getLocale()]);
  const isArea = region.kind === "functional_area";
  const rows = isArea ? region.members : region.memberOf;
  if (!isArea && rows.length === 0) return null;
  const title = t(isArea ? "member.title" : "member.of");
  const current = rows.filter((row) => row.to === null);
  const labels = (side: "join" | "leave") => ({
    title: t(`member.${side}`),
    township: t("member.township"),
    townshipHint: t("member.townshipHint"),
    on: t(`member.${side}On`),
    onHint: side === "leave" ? t("member.leaveOnHint") : "",
    basis: t("member.basis"),
    submit: t(`member.${side}Submit`),
  });
  return (
    <Card title={title}>
      <p className="mb-3 text-sm text-ink-soft">{t("member.statutory")}</p>
      <Table label={title}>
        <THead>
          <tr>
            <TH>{t(isArea ? "member.unit" : "member.area")}</TH>
            <TH>{t("member.from")}</TH>
            <TH>{t("member.to")}</TH>
            <TH>{t("member.note")}</TH>
          </tr>
        </THead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <TH scope="row">
                <Link href={`/regions/${row.unit.code}`} className="text-accent underline">
                  {regionLabel(row.unit, locale)}
                </Link>
              </TH>
              <TD className="whitespace-nowrap">{row.from ? formatDate(row.from, locale) : t("member.unknown")}</TD>
              <TD className="whitespace-nowrap">{row.to ? formatDate(row.to, locale) : t("member.open")}</TD>
              <TD lang="zh-CN" className="min-w-56 whitespace-normal!">
                {row.note}
              </TD>
            </tr>
          ))}
        </tbody>
      </Table>
      {isArea && mayChange ? (
        <div className="no-print mt-4 grid gap-4 md:grid-cols-2">
          <MemberForm
            join
            action={join}
            areaCode={region.code}
            labels={labels("join")}
            within={region.parentCode ?? ""}
          />
          {current.length > 0 ? (
            <MemberForm
              join={false}
              action={leave}
              areaCode={region.code}
              labels={labels("leave")}
              members={current.map(({ unit }) => ({ value: unit.code, label: regionLabel(unit, locale) }))}
            />
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}
