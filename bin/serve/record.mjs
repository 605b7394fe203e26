import { AsyncLocalStorage } from "node:async_hooks";

const requests = new AsyncLocalStorage();
// The portal's own code runs in bundles of Next and finds it here (lib/platform/outage.ts); so does the log.
globalThis.portalRequest = requests;

/** One record a request: its number, who asks, and what went wrong on the way. */
export const withRecord = (record, work) => requests.run(record, work);
