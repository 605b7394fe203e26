import type { Stand } from "@/components/ui/compare-stand";
import type { StationDetail } from "@/lib/stations/queries/detail";
import { standOf } from "@/lib/stations/rules/stand";
import { stationStatuses } from "@/lib/stations/schema/status";

type Say = (key: string) => string;

/** How the station stands on its page, for the acts that are undone there. */
export function stationStand(station: StationDetail, t: Say): Stand {
  return {
    values: standOf({ ...station, events: [...station.timeline, ...station.voided] }),
    labels: {
      name: t("form.name"),
      organisation: t("detail.organisation"),
      unit: t("stand.unit"),
      timeline: t("timeline.title"),
      voided: t("timeline.voided"),
      entries: t("stand.entries"),
    },
    words: Object.fromEntries(stationStatuses.map((status) => [status, t(`status.${status}`)])),
  };
}
