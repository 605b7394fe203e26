import { probeDatabase } from "@/lib/platform/db";

export const dynamic = "force-dynamic";

const NO_STORE = { "cache-control": "no-store" };

/** For load balancers and monitors: 503 while the database cannot be reached, 200 again as soon as it can. */
export async function GET(): Promise<Response> {
  try {
    await probeDatabase();
    return Response.json({ status: "ok", database: "ok" }, { headers: NO_STORE });
  } catch {
    return Response.json(
      { status: "unavailable", database: "unreachable" },
      { status: 503, headers: { ...NO_STORE, "retry-after": "5" } },
    );
  }
}
