import type { Temporary } from "./errors";

/** What bin/serve.mjs keeps of a request while it is answered. */
type RequestRecord = { databaseLost?: boolean; outage?: Temporary; formRead?: boolean };

const holder = globalThis as { portalRequest?: { getStore(): RequestRecord | undefined } };

/** Notes that this request could not get at the database: its answer is then an outage (503), not a defect (500). */
export function noteOutage(outage: Temporary): void {
  const record = holder.portalRequest?.getStore();
  if (record) Object.assign(record, { databaseLost: true, outage });
}

/** Notes that the form of this request could be read: what fails from here on is not the sender's fault. */
export function noteForm(): void {
  const record = holder.portalRequest?.getStore();
  if (record) record.formRead = true;
}

export const metOutage = (): Temporary | undefined => holder.portalRequest?.getStore()?.outage;
