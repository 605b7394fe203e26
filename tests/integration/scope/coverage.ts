import {
  figureReader,
  getCoverage,
  getCoverageExactly,
  listCoverageRows,
  listPublishedProgrammes,
  versionDays,
  weighUnitChange,
} from "@/lib/coverage/queries";
import { BUSINESS, CITY_UP, OFFICIALS, type Row } from "./row";
import { PLACES, type Place, type World } from "./world";

const question = ({ unit }: World, place: Place) => ({
  programme: null,
  region: unit[place],
  asOf: "2023-12-31",
  reading: null,
});

export const coverage: Record<string, Row> = {
  "coverage.getCoverage": {
    may: OFFICIALS,
    confined: 404,
    places: PLACES,
    call: (actor, world, place) => getCoverage(actor, question(world, place)),
  },
  "coverage.getCoverageExactly": {
    may: OFFICIALS,
    confined: 404,
    places: ["own", "neighbour", "next", "cousin", "county", "city"],
    call: (actor, world, place) => getCoverageExactly(actor, { ...question(world, place), programme: "jingmen-2021" }),
  },
  "coverage.listCoverageRows": {
    may: OFFICIALS,
    confined: 404,
    places: PLACES,
    call: (actor, world, place) =>
      listCoverageRows(actor, { ...question(world, place), state: "built", after: null, most: 10 }),
  },
  // Of what lies around a unit it reads the part that the actor sees.
  "coverage.figureReader": {
    may: OFFICIALS,
    confined: "public",
    places: PLACES,
    call: (actor, { unit }, place) => figureReader(actor, { units: [unit[place]] }, ["2023-12-31"])(),
  },
  // When versions of a programme count is published.
  "coverage.versionDays": {
    may: BUSINESS,
    confined: "public",
    call: (actor) => versionDays(actor, { programme: "jingmen-2021" }),
  },
  "coverage.weighUnitChange": {
    may: CITY_UP,
    confined: 404,
    places: PLACES,
    except: { city_official: "city", province_official: "province" },
    call: (actor, { unit }, place) =>
      weighUnitChange(actor, unit[place], { kind: "rename", on: "2024-01-01", name: "新名镇" } as never),
  },
  "coverage.listPublishedProgrammes": {
    may: BUSINESS,
    confined: "public",
    call: (actor) => listPublishedProgrammes(actor, "2023-12-31"),
  },
};
