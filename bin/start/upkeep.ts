import { todayInChina } from "@/lib/shared/dates";

const LOOK_MS = 10 * 60_000;

const hourNow = () => String(Math.floor(Date.now() / 3_600_000));

/** One after the other: a recheck closes the connections that it opened. */
const DUTIES = [
  { period: hourNow, work: anchor },
  { period: todayInChina, work: sweepOut },
  { period: todayInChina, work: recheck },
];

/**
 * What the portal does by itself while it runs: every hour an anchor of the audit log; every day the sweeping out of what
 * has served its time, and what the day alone changes. A failure is told and tried again ten minutes later.
 */
export function keepUp(): void {
  // Filling the tables has rechecked today.
  const done = new Map<unknown, string>([[recheck, todayInChina()]]);
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    for (const { period, work } of DUTIES) {
      const now = period();
      if (done.get(work) === now) continue;
      await work().then(
        () => done.set(work, now),
        (error) => console.error(error),
      );
    }
    busy = false;
  };
  void look();
  setInterval(() => void look(), LOOK_MS).unref();
}

/** Before anything else is written: what the last run wrote is noted down, however it ended. */
export async function anchor(): Promise<void> {
  const { anchorLog } = await import("@/lib/audit/commands/anchor");
  await anchorLog().catch((error) => console.error("The audit log could not be anchored:", error));
}

async function sweepOut(): Promise<void> {
  await (await import("@/lib/accounts/commands/sweep")).sweepOut(new Date());
}

async function recheck(): Promise<void> {
  await (await import("./content")).recheckToday();
}
