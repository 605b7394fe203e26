import { z } from "zod";
import { createDocument, type ZodOpenApiPathItemObject } from "zod-openapi";
import { coveragePaths } from "@/lib/coverage/schema/openapi";
import { health, json } from "@/lib/platform/openapi";
import { regionPaths } from "@/lib/regions/schema/openapi";
import type { ApiPath } from "@/lib/rooms";

/** Of every path that a room lists, what the room says of it. */
const ofRooms: Record<ApiPath, ZodOpenApiPathItemObject> = { ...regionPaths, ...coveragePaths };

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
      ...ofRooms,
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
