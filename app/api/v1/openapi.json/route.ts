import { openApiDocument } from "@/lib/coverage/schema/openapi";

export const dynamic = "force-static";

export function GET(): Response {
  return Response.json(openApiDocument());
}
