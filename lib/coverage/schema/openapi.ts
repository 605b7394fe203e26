import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { badRequest, json, problemOf, refusals } from "@/lib/platform/openapi";
import { planReadings } from "@/lib/programmes/rules/plan-table";
import { coverageResponse, programmesResponse } from "./api";
import { FIRST_DAY, programmeId, regionCode } from "./params";

export const coveragePaths = {
  "/api/v1/programmes": {
    get: {
      operationId: "listProgrammes",
      tags: ["coverage"],
      summary: "Published programmes, in the version in effect today",
      responses: { "200": json("All published programmes.", programmesResponse), ...refusals },
    },
  },
  "/api/v1/coverage": {
    get: {
      operationId: "getCoverage",
      tags: ["coverage"],
      summary: "Plan, count, gap and verdicts of a region and of the units below it on a day",
      requestParams: {
        query: z.object({
          programme: programmeId.meta({ example: "jingmen-2021" }),
          region: regionCode.meta({
            example: "4208",
            description: "2, 4, 6 or 9 digits of the official set, or the code of a functional area such as 4208ZH.",
          }),
          asOf: z.iso
            .date()
            .optional()
            .meta({
              example: "2022-12-31",
              description: `From ${FIRST_DAY} to today (China), which is also what is meant without it.`,
            }),
          reading: z.enum(planReadings).optional().meta({ description: "How a plan table with wrong totals is read." }),
        }),
      },
      responses: {
        "200": json("Figures with units, denominators, clauses and links to the rows behind them.", coverageResponse),
        ...badRequest,
        ...refusals,
        "404": problemOf(
          "Unknown programme or region, a region the programme does not bind, or one outside the account's scope.",
        ),
      },
    },
  },
} satisfies ZodOpenApiPathsObject;
