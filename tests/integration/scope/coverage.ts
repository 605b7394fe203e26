import { getCoverage, getCoverageExactly, listCoverageRows, listPublishedProgrammes } from "@/lib/coverage/queries";
import { BUSINESS, OFFICIALS, type Row } from "./row";
import type { Place, World } from "./world";

const question = ({ county, township }: World, place: Place, unit: "county" | "township") => ({
  programme: null,
  region: (unit === "county" ? county : township)[place],
  asOf: "2023-12-31",
  reading: null,
});

export const coverage: Record<string, Row> = {
  "coverage.getCoverage": {
    may: OFFICIALS,
    confined: 404,
    places: ["own", "cousin", "stranger"],
    call: (actor, world, place) => getCoverage(actor, question(world, place, "township")),
  },
  "coverage.getCoverageExactly": {
    may: OFFICIALS,
    confined: 404,
    places: ["own", "cousin"],
    call: (actor, world, place) =>
      getCoverageExactly(actor, { ...question(world, place, "township"), programme: "jingmen-2021" }),
  },
  "coverage.listCoverageRows": {
    may: OFFICIALS,
    confined: 404,
    places: ["own", "cousin", "stranger"],
    call: (actor, world, place) =>
      listCoverageRows(actor, { ...question(world, place, "township"), state: "built", after: null, most: 10 }),
  },
  "coverage.listPublishedProgrammes": {
    may: BUSINESS,
    confined: "public",
    call: (actor) => listPublishedProgrammes(actor, "2023-12-31"),
  },
};
