import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { badRequest, json, refusals } from "@/lib/platform/openapi";
import { regionHit, searchQuery } from ".";

export const regionPaths = {
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
} satisfies ZodOpenApiPathsObject;
