/** What bin/serve.mjs keeps of a request while it is answered. */
type RequestRecord = { databaseLost?: boolean };

const holder = globalThis as { portalRequest?: { getStore(): RequestRecord | undefined } };

/** Notes that this request could not reach the database: its answer is then an outage (503), not a defect (500). */
export function noteOutage(): void {
  const record = holder.portalRequest?.getStore();
  if (record) record.databaseLost = true;
}

export const metOutage = (): boolean => holder.portalRequest?.getStore()?.databaseLost ?? false;
