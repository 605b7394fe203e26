import { randomUUID } from "node:crypto";
import { followUnits } from "@/lib/followers";
import { changeUnits } from "@/lib/regions/commands/change-units";
import { setUrbanRural } from "@/lib/regions/commands/classify";
import { addAreaMember, endAreaMember } from "@/lib/regions/commands/membership";
import { undoRegionAct } from "@/lib/regions/commands/undo";
import { changeChoices } from "@/lib/regions/queries/choices";
import { regionActs, regionHistory } from "@/lib/regions/queries/history";
import { previewChange } from "@/lib/regions/queries/preview";
import { reconcileTownships } from "@/lib/regions/queries/reconciliation";
import { resolveRegion, searchRegions } from "@/lib/regions/queries/search";
import { countTownships } from "@/lib/regions/queries/townships";
import { childrenOf, getRegion, regionPathOf } from "@/lib/regions/queries/tree";
import { CITY_UP, EVERYONE, type Row } from "./row";
import { PLACES } from "./world";

/** Names and codes of units are public; changing them is not. */
const PUBLIC: Pick<Row, "may" | "confined" | "places"> = {
  may: EVERYONE,
  confined: "public",
  places: ["own", "stranger"],
};
/** The unit itself is changed by the level above, not by its own officials. */
const CHANGE: Pick<Row, "may" | "confined" | "places" | "except"> = {
  may: CITY_UP,
  confined: 404,
  places: PLACES,
  except: { city_official: "city", province_official: "province" },
};

export const regions: Record<string, Row> = {
  "regions.searchRegions": {
    ...PUBLIC,
    call: (actor, { unit }, place) => searchRegions(actor, { q: unit[place] }),
  },
  "regions.resolveRegion": { ...PUBLIC, call: (actor, { unit }, place) => resolveRegion(actor, unit[place]) },
  "regions.getRegion": {
    ...PUBLIC,
    call: (actor, { county }, place) => getRegion(actor, county[place as "own" | "stranger"]),
  },
  "regions.regionPathOf": {
    ...PUBLIC,
    call: (actor, { county }, place) => regionPathOf(actor, county[place as "own" | "stranger"]),
  },
  "regions.childrenOf": {
    ...PUBLIC,
    call: (actor, { county }, place) => childrenOf(actor, county[place as "own" | "stranger"]),
  },
  "regions.regionHistory": {
    ...PUBLIC,
    call: (actor, { county }, place) => regionHistory(actor, county[place as "own" | "stranger"]),
  },
  "regions.reconcileTownships": {
    ...PUBLIC,
    call: (actor, { county }, place) => reconcileTownships(actor, county[place as "own" | "stranger"]),
  },
  "regions.countTownships": {
    ...PUBLIC,
    call: (actor, { county }, place) => countTownships(actor, county[place as "own" | "stranger"]),
  },
  "regions.changeChoices": {
    may: CITY_UP,
    confined: "public",
    places: ["own", "stranger"],
    call: (actor, { unit }, place) => changeChoices(actor, unit[place]),
  },
  "regions.previewChange": {
    ...CHANGE,
    call: (actor, { unit }, place) =>
      previewChange(actor, unit[place], { kind: "rename", on: "2024-01-01", name: "新名镇" } as never),
  },
  "regions.changeUnits": {
    ...CHANGE,
    call: async (actor, { unit }, place) => {
      const query = { kind: "rename", on: "2024-01-01", name: "新名镇" } as never;
      const { seen } = await previewChange(actor, unit[place], query);
      return changeUnits(actor, { code: unit[place], query, seen, basis: "文件" }, randomUUID(), followUnits);
    },
  },
  "regions.setUrbanRural": {
    ...CHANGE,
    call: (actor, { unit }, place) =>
      setUrbanRural(
        actor,
        { code: unit[place], urbanRural: "urban", reason: "核对", _version: 1 } as never,
        randomUUID(),
      ),
  },
  // An act of the country's other end is known to whoever sees the units; undoing it is not for everyone.
  "regions.regionActs": {
    ...PUBLIC,
    call: (actor, { county }, place) => regionActs(actor, county[place as "own" | "stranger"]),
  },
  "regions.undoRegionAct": {
    ...CHANGE,
    call: (actor, { act }, place) =>
      undoRegionAct(actor, { actId: act[place], reason: "录错" }, randomUUID(), followUnits),
  },
  "regions.addAreaMember": {
    may: CITY_UP,
    confined: 404,
    call: (actor, { unit }, place) =>
      addAreaMember(
        actor,
        { areaCode: "4208ZH", memberCode: unit[place], on: "2024-01-01", basis: "文件" } as never,
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
