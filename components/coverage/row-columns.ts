import type { useTranslations } from "next-intl";
import type { Columns } from "@/components/ui/columns";
import type { CoverageRow } from "@/lib/coverage/schema/answer";
import { regionLabel } from "@/lib/shared/region-label";

type Words = {
  t: ReturnType<typeof useTranslations<"coverage.rows">>;
  status: ReturnType<typeof useTranslations<"stations.status">>;
  locale: string;
};

/** One row for each station of the number, with the days between which it counts. */
export const rowColumns = ({ t, status, locale }: Words): Columns<CoverageRow> => ({
  name: {
    value: ({ name }) => name,
    shown: ({ open, name, id }) => (open ? { text: name, href: `/stations/${id}` } : { text: name, note: t("moved") }),
  },
  code: { value: ({ code }) => code },
  unit: { value: ({ unit }) => regionLabel(unit, locale) },
  parent: { value: ({ parent }) => regionLabel(parent, locale) },
  status: { value: (row) => status(row.status) },
  since: { value: ({ since }) => since, as: "day" },
  until: { value: ({ until }) => until, as: "day", shown: ({ until }) => (until ? undefined : t("still")) },
});
