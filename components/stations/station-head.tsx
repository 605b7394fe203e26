import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Dl } from "@/components/ui/dl";
import { formatDate } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import type { StationDetail } from "@/lib/stations/queries/detail";
import { StatusTag } from "./status-tag";

export function StationHead({ station }: { station: StationDetail }) {
  const t = useTranslations("stations");
  const locale = useLocale();
  const { event, organisation } = station;
  return (
    <Card>
      <Dl
        columns={2}
        items={[
          {
            term: t("column.status"),
            detail: (
              <>
                <StatusTag status={event?.status ?? null} />
                {event ? (
                  <span className="ml-2">{t("detail.since", { from: formatDate(event.on, locale) })}</span>
                ) : null}
              </>
            ),
          },
          { term: t("detail.code"), detail: station.code },
          { term: t("detail.type"), detail: pick(locale, station.typeName, station.typeNameEn) },
          { term: t("detail.tier"), detail: t(`levels.${station.typeLevel}`) },
          {
            term: t("detail.organisation"),
            detail: organisation ? (
              <>
                {organisation.name}
                <span className="block text-xs text-ink-faint">
                  {t("detail.creditCode")} {organisation.creditCode}
                </span>
              </>
            ) : (
              t("detail.noOrganisation")
            ),
          },
          { term: t("column.hotline"), detail: station.facts.hotline ?? t("blank") },
        ]}
      />
    </Card>
  );
}
