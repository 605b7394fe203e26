/** The form's field for it; a name that ends so is never sent back (lib/platform/form-action.ts). */
export const PROOF_FIELD = "proofPassword";

const MINUTE = 60_000;

/** Whether the password was given in the last ten minutes; a time of the future is no proof (clocks jump). */
export const stillProved = (provedAt: Date | undefined, now: Date): boolean =>
  provedAt !== undefined &&
  provedAt.getTime() > now.getTime() - 10 * MINUTE &&
  provedAt.getTime() <= now.getTime() + 5 * MINUTE;
