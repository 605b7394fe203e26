import "server-only";
import { publicActor } from "./actor";
import { asActor } from "./db";

const REMEMBERED_MS = 60_000;
let known: { demo: boolean; until: number } | undefined;
let asked: Promise<boolean> | undefined;

/**
 * Whether this installation holds demo data, which every page must say. Asked at most once a minute, and answered with
 * what was last known when the database is away, so that the page that says so can still be drawn.
 */
export function isDemoInstallation(): Promise<boolean> {
  if (known && Date.now() < known.until) return Promise.resolve(known.demo);
  // Whoever asks meanwhile, such as another part of the same page, waits for the same answer.
  asked ??= askAgain().finally(() => {
    asked = undefined;
  });
  return asked;
}

async function askAgain(): Promise<boolean> {
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
