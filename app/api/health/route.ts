import { setTimeout as sleep } from "node:timers/promises";
import { probeDatabase } from "@/lib/platform/db";
import { Temporary, temporary } from "@/lib/platform/errors";

export const dynamic = "force-dynamic";

/** A monitor gives up soon; whatever the database is doing by then, it is not well. */
const PATIENCE_MS = 2_000;

let asked: Promise<void> | undefined;

/** However many ask at once, the database is asked once. */
function probe(): Promise<void> {
  asked ??= probeDatabase().finally(() => {
    asked = undefined;
  });
  return asked;
}

async function late(signal: AbortSignal): Promise<never> {
  await sleep(PATIENCE_MS, undefined, { signal });
  throw new Temporary("busy");
}

/** For load balancers and monitors: 503 while the database cannot be read and written, 200 again as soon as it can. */
export async function GET(): Promise<Response> {
  const answered = new AbortController();
  const headers = { "cache-control": "no-store" };
  try {
    await Promise.race([probe(), late(answered.signal)]);
    return Response.json({ status: "ok", database: "ok" }, { headers });
  } catch (error) {
    const code = temporary(error)?.code ?? "unavailable";
    const database = code === "unavailable" ? "unreachable" : code;
    return Response.json(
      { status: "unavailable", database },
      { status: 503, headers: { ...headers, "retry-after": "5" } },
    );
  } finally {
    answered.abort();
  }
}
