import "server-only";
import { publicActor } from "./actor";
import { asActor } from "./db";

const REMEMBERED_MS = 60_000;
let known: { demo: boolean; until: number } | undefined;

/**
 * Whether this installation holds demo data, which every page must say. Asked at most once a minute, and answered with
 * what was last known when the database is away, so that the page that says so can still be drawn.
 */
export async function isDemoInstallation(): Promise<boolean> {
  if (known && Date.now() < known.until) return known.demo;
  try {
    const [row] = await asActor(
      publicActor(),
      (tx) => tx.$queryRaw<{ demo: boolean }[]>`select exists (select 1 from "Station" where "isDemo") as demo`,
    );
    known = { demo: row?.demo ?? false, until: Date.now() + REMEMBERED_MS };
    return known.demo;
  } catch {
    return known?.demo ?? false;
  }
}
