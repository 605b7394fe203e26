import { z } from "zod";
import { createDocument } from "zod-openapi";
import { planReadings } from "@/lib/programmes/rules/plan-table";
import { regionHit, searchQuery } from "@/lib/regions/schema";
import { coverageResponse, health, problemDetails, programmesResponse } from "./api";
import { FIRST_DAY, programmeId, regionCode } from "./params";

const json = (description: string, schema: z.ZodType) => ({ description, content: { "application/json": { schema } } });
const problemOf = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problemDetails } },
});

const refusals = {
  "401": problemOf("Neither a session cookie nor a valid bearer token."),
  "403": problemOf("The account's role lacks the permission."),
  "503": problemOf("The database cannot be reached for the moment."),
};
const badRequest = { "400": problemOf("A parameter is missing, unknown, repeated or wrong; `errors` names each.") };

/** The JSON API as one OpenAPI document, made of the very schemas that the answers are checked against. */
export const openApiDocument = () =>
  createDocument({
    openapi: "3.1.0",
    info: {
      title: "社工站 · Shegongzhan",
      version: "1.0.0",
      description:
        "Coverage of promised social-work stations, for scripts. Sign in with the session cookie or with a token made under /account.",
    },
    servers: [{ url: "/" }],
    security: [{ token: [] }, { session: [] }],
    tags: [{ name: "coverage" }, { name: "regions" }, { name: "health" }],
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: "next-auth.session-token" },
      },
    },
    paths: {
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
                description:
                  "2, 4, 6 or 9 digits of the official set, or the code of a functional area such as 4208ZH.",
              }),
              asOf: z.iso
                .date()
                .optional()
                .meta({
                  example: "2022-12-31",
                  description: `From ${FIRST_DAY} to today (China), which is also what is meant without it.`,
                }),
              reading: z
                .enum(planReadings)
                .optional()
                .meta({ description: "How a plan table with wrong totals is read." }),
            }),
          },
          responses: {
            "200": json(
              "Figures with units, denominators, clauses and links to the rows behind them.",
              coverageResponse,
            ),
            ...badRequest,
            ...refusals,
            "404": problemOf(
              "Unknown programme or region, a region the programme does not bind, or one outside the account's scope.",
            ),
          },
        },
      },
      "/api/v1/regions": {
        get: {
          operationId: "searchRegions",
          tags: ["regions"],
          summary: "Units by Chinese name, pinyin, initials or code",
          requestParams: { query: searchQuery },
          responses: {
            "200": json("Best matches first.", z.object({ regions: z.array(regionHit) })),
            ...badRequest,
            ...refusals,
          },
        },
      },
      "/api/v1/openapi.json": {
        get: {
          operationId: "getOpenApi",
          summary: "This document",
          security: [],
          responses: { "200": json("OpenAPI 3.1.", z.looseObject({ openapi: z.string() })) },
        },
      },
      "/api/health": {
        get: {
          operationId: "getHealth",
          tags: ["health"],
          summary: "Whether the portal and its database answer",
          security: [],
          responses: { "200": json("Both answer.", health), "503": json("The database does not.", health) },
        },
      },
    },
  });
