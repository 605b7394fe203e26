import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Dl } from "@/components/ui/dl";
import { formatDate } from "@/lib/shared/format";
import type { StationDetail } from "@/lib/stations/queries/detail";
import { factGroupIds, factGroups } from "@/lib/stations/rules/fact-groups";
import type { FactText } from "./fact-text";

export function FactsCard({ station, text }: { station: StationDetail; text: FactText }) {
  const t = useTranslations("stations");
  const locale = useLocale();
  const { revision, facts } = station;
  if (!revision) return <Card title={t("facts.title")}>{t("facts.none")}</Card>;
  return (
    <Card
      title={t("facts.title")}
      id="facts"
      actions={<span className="text-ink-soft">{t("facts.since", { day: formatDate(revision.from, locale) })}</span>}
    >
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
        {factGroupIds.map((group) => (
          <section key={group} className="min-w-0">
            <h3 className="font-semibold">{t(`groups.${group}`)}</h3>
            <Dl
              items={factGroups[group].map((fact) => ({
                term: text.label(fact),
                detail: text.value(fact, facts[fact]),
              }))}
            />
          </section>
        ))}
      </div>
    </Card>
  );
}
