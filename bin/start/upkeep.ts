import { todayInChina } from "@/lib/shared/dates";

const HOUR_MS = 3_600_000;

/**
 * What the portal does by itself while it runs: every hour an anchor of the audit log, every day the sweeping out of what
 * has served its time. A failure is told, and the next hour tries again.
 */
export function keepUp(): void {
  let swept = "";
  const work = async () => {
    await anchor();
    const today = todayInChina();
    if (today === swept) return;
    const { sweepOut } = await import("@/lib/accounts/commands/sweep");
    await sweepOut(new Date());
    swept = today;
  };
  const tell = (error: unknown) => console.error(error);
  void work().catch(tell);
  setInterval(() => void work().catch(tell), HOUR_MS).unref();
}

/** Before anything else is written: what the last run wrote is noted down, however it ended. */
export async function anchor(): Promise<void> {
  const { anchorLog } = await import("@/lib/audit/commands/anchor");
  await anchorLog().catch((error) => console.error("The audit log could not be anchored:", error));
}
