import { useLocale, useTranslations } from "next-intl";
import { StatusTag } from "@/components/stations/status-tag";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dl } from "@/components/ui/dl";
import { Tag } from "@/components/ui/tag";
import { formatDate } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import type { StationDetail } from "@/lib/stations/queries/detail";
import type { StandardResult } from "@/lib/stations/rules/standards";
import { stationLink } from "./links";

/** What the staff of one station need first: its state, its entry in the register and what its standard still lacks. */
export function OwnStation({ station }: { station: StationDetail }) {
  const t = useTranslations("overview");
  const locale = useLocale();
  const { event, facts } = station;
  const closed = event?.status === "closed";
  return (
    <>
      <Card
        title={<span lang="zh-CN">{station.name}</span>}
        actions={<LinkButton href={stationLink(station.code)}>{t("own.open")}</LinkButton>}
      >
        <Dl
          columns={2}
          items={[
            {
              term: t("stations.status"),
              detail: event ? (
                <>
                  <StatusTag status={event.status} /> {t("own.since", { date: formatDate(event.on, locale) })}
                </>
              ) : (
                t("own.noEvent")
              ),
            },
            { term: t("own.code"), detail: station.code },
            { term: t("own.address"), detail: facts.address ?? t("own.missing") },
            { term: t("own.hotline"), detail: facts.hotline ?? t("own.missing") },
          ]}
        />
      </Card>
      {closed
        ? null
        : station.standards.map((result) => (
            <OwnStandard key={result.standard.code} result={result} href={stationLink(station.code)} />
          ))}
      {station.standards.length === 0 ? <p className="text-ink-soft">{t("own.noStandard")}</p> : null}
    </>
  );
}

function OwnStandard({ result, href }: { result: StandardResult; href: string }) {
  const t = useTranslations("overview.own");
  const locale = useLocale();
  const failed = result.items.filter(({ passed }) => !passed);
  return (
    <Card
      title={pick(locale, result.standard.name, result.standard.nameEn)}
      actions={failed.length > 0 ? <LinkButton href={href}>{t("fix")}</LinkButton> : null}
    >
      <p className="mb-3">{failed.length > 0 ? t("failed", { count: failed.length }) : t("passed")}</p>
      <ul className="flex flex-wrap gap-2">
        {result.items.map(({ item, passed }) => (
          <li key={item.code}>
            <Tag tone={passed ? "met" : "missed"}>
              {pick(locale, item.name, item.nameEn)}
              {t("colon")}
              {t(passed ? "itemPassed" : "itemFailed")}
            </Tag>
          </li>
        ))}
      </ul>
    </Card>
  );
}
