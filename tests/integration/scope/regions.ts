import { randomUUID } from "node:crypto";
import { changeUnits } from "@/lib/regions/commands/change-units";
import { setUrbanRural } from "@/lib/regions/commands/classify";
import { addAreaMember, endAreaMember } from "@/lib/regions/commands/membership";
import { changeChoices } from "@/lib/regions/queries/choices";
import { regionHistory } from "@/lib/regions/queries/history";
import { previewChange } from "@/lib/regions/queries/preview";
import { reconcileTownships } from "@/lib/regions/queries/reconciliation";
import { resolveRegion, searchRegions } from "@/lib/regions/queries/search";
import { countTownships } from "@/lib/regions/queries/townships";
import { childrenOf, getRegion, regionPathOf } from "@/lib/regions/queries/tree";
import { followUnits } from "@/lib/stations/commands/recheck";
import { CITY_UP, EVERYONE, type Row } from "./row";

/** Names and codes of units are public; changing them is not. */
const PUBLIC: Pick<Row, "may" | "confined" | "places"> = {
  may: EVERYONE,
  confined: "public",
  places: ["own", "stranger"],
};
const CHANGE: Pick<Row, "may" | "confined" | "places"> = {
  may: CITY_UP,
  confined: 404,
  places: ["own", "cousin", "stranger"],
};

export const regions: Record<string, Row> = {
  "regions.searchRegions": {
    ...PUBLIC,
    call: (actor, { township }, place) => searchRegions(actor, { q: township[place] }),
  },
  "regions.resolveRegion": { ...PUBLIC, call: (actor, { township }, place) => resolveRegion(actor, township[place]) },
  "regions.getRegion": { ...PUBLIC, call: (actor, { county }, place) => getRegion(actor, county[place]) },
  "regions.regionPathOf": { ...PUBLIC, call: (actor, { county }, place) => regionPathOf(actor, county[place]) },
  "regions.childrenOf": { ...PUBLIC, call: (actor, { county }, place) => childrenOf(actor, county[place]) },
  "regions.regionHistory": { ...PUBLIC, call: (actor, { county }, place) => regionHistory(actor, county[place]) },
  "regions.reconcileTownships": {
    ...PUBLIC,
    call: (actor, { county }, place) => reconcileTownships(actor, county[place]),
  },
  "regions.countTownships": { ...PUBLIC, call: (actor, { county }, place) => countTownships(actor, county[place]) },
  "regions.changeChoices": {
    may: CITY_UP,
    confined: "public",
    places: ["own", "stranger"],
    call: (actor, { township }, place) => changeChoices(actor, township[place]),
  },
  "regions.previewChange": {
    ...CHANGE,
    call: (actor, { township }, place) =>
      previewChange(actor, township[place], { kind: "rename", on: "2024-01-01", name: "新名镇" } as never),
  },
  "regions.changeUnits": {
    ...CHANGE,
    call: (actor, { township }, place) =>
      changeUnits(
        actor,
        {
          code: township[place],
          query: { kind: "rename", on: "2024-01-01", name: "新名镇" } as never,
          seen: "another",
          basis: "文件",
        },
        randomUUID(),
        followUnits,
      ),
  },
  "regions.setUrbanRural": {
    ...CHANGE,
    call: (actor, { township }, place) =>
      setUrbanRural(
        actor,
        { code: township[place], urbanRural: "urban", reason: "核对", _version: 99 } as never,
        randomUUID(),
      ),
  },
  "regions.addAreaMember": {
    may: CITY_UP,
    confined: 404,
    call: (actor, { township }, place) =>
      addAreaMember(
        actor,
        { areaCode: "4208ZH", memberCode: township[place], on: "2024-01-01", basis: "文件" } as never,
        randomUUID(),
        followUnits,
      ),
  },
  "regions.endAreaMember": {
    may: CITY_UP,
    confined: 404,
    call: (actor) =>
      endAreaMember(
        actor,
        { areaCode: "4208ZH", memberCode: "420802102", on: "2024-01-01", basis: "文件" } as never,
        randomUUID(),
        followUnits,
      ),
  },
};
