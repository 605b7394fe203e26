import type { Columns } from "@/components/ui/columns";
import type { Cell } from "@/components/ui/rows";
import type { OrganisationRow } from "@/lib/organisations/queries";
import { gradeOn } from "@/lib/organisations/rules";
import { todayInChina } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";
import { regionLabel } from "@/lib/shared/region-label";
import type { Words } from "./fields";

/** The register's list and its workbook. */
export function organisationColumns(t: Words, locale: string): Columns<OrganisationRow> {
  const today = todayInChina();
  const option = (field: "kind" | "grade", code: string | null) =>
    code === null ? null : t(`option.${field}.${code}` as "option.grade.a1");
  const graded = (row: OrganisationRow): Cell => {
    const state = gradeOn(row, today);
    if (!state) return { text: t("list.ungraded"), soft: true };
    const note = t(state.lapsed ? "list.lapsed" : "list.until", { day: formatDate(state.until, locale) });
    return { text: option("grade", state.grade) ?? "", tone: state.lapsed ? "missed" : "met", note };
  };
  return {
    name: {
      value: ({ name }) => name,
      shown: ({ name, id, creditCode }) => ({ text: name, href: `/organisations/${id}`, note: creditCode }),
      className: "min-w-40",
    },
    creditCode: { value: ({ creditCode }) => creditCode, only: "sheet" },
    kind: { value: ({ kind }) => option("kind", kind) },
    grade: { value: ({ grade }) => option("grade", grade), shown: graded },
    gradedOn: { value: ({ gradedOn }) => gradedOn, as: "day", only: "sheet" },
    region: { value: ({ region }) => regionLabel(region, locale) },
    stations: { value: ({ stations }) => stations.length },
    foundedOn: { value: ({ foundedOn }) => foundedOn, as: "day", only: "sheet" },
    contact: { value: ({ contact }) => contact, only: "sheet" },
    phone: { value: ({ phone }) => phone, className: "whitespace-nowrap" },
    address: { value: ({ address }) => address, only: "sheet" },
    demo: { value: ({ isDemo }) => (isDemo ? t("demo") : ""), only: "sheet" },
  };
}
