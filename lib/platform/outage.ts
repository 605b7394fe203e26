import type { Temporary } from "./errors";

/** What bin/serve keeps of a request while it is answered. */
type RequestRecord = {
  outage?: Temporary;
  formOutage?: Temporary;
  formRead?: boolean;
  refusedPage?: number;
  account?: string;
};

const holder = globalThis as { portalRequest?: { getStore(): RequestRecord | undefined } };

function note(what: RequestRecord): void {
  const record = holder.portalRequest?.getStore();
  if (record) Object.assign(record, what);
}

/** Notes that this request met an outage: if it ends as a failure, its answer says which, and is no defect (500). */
export const noteOutage = (outage: Temporary): void => note({ outage });

/** Notes that the form of this request was not saved for an outage: its answer has that status and keeps its body. */
export const noteFormOutage = (formOutage: Temporary): void => note({ formOutage });

/** Notes that the form of this request could be read: what fails from here on is not the sender's fault. */
export const noteForm = (): void => note({ formRead: true });

/** Notes that the page drawn says no: a page of Next's has no say in its own status. */
export const noteRefusedPage = (refusedPage: number): void => note({ refusedPage });

/** Notes whose request this is, for the log. */
export const noteAccount = (account: string): void => note({ account });

export const metOutage = (): Temporary | undefined => holder.portalRequest?.getStore()?.outage;
