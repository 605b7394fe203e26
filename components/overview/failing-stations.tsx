import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { StationOptions, StationRow } from "@/lib/stations/queries/list";
import { failingLink } from "./links";
import { StationList } from "./station-list";

const SHOWN = 8;

type FailingStationsProps = {
  region: string | null;
  stations: readonly StationRow[];
  items: StationOptions["items"];
};

/** The built stations that fail most items, as far as they fit; the register has them all. */
export function FailingStations({ region, stations, items }: FailingStationsProps) {
  const t = useTranslations("overview.failing");
  return (
    <Card title={t("title")} actions={<LinkButton href={failingLink(region)}>{t("open")}</LinkButton>}>
      {stations.length === 0 ? (
        <p className="text-met">
          <span aria-hidden="true">● </span>
          {t("nobody")}
        </p>
      ) : (
        <>
          <StationList label={t("title")} stations={stations.slice(0, SHOWN)} items={items} />
          {stations.length > SHOWN ? <p className="mt-2 text-sm text-ink-soft">{t("more", { shown: SHOWN })}</p> : null}
        </>
      )}
    </Card>
  );
}
