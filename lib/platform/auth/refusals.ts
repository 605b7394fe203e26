import { visitor } from "@/lib/platform/actor";
import { writeAudit } from "@/lib/platform/audit";
import { asActor } from "@/lib/platform/db";
import { keyedDigest } from "./secret";
import type { Ticket } from "./throttle";

/** Writes into the log that somebody was not let in, and why, which the answer itself does not tell. */
export async function recordRefusal(
  given: { address: string; userAgent: string },
  loginName: string,
  account: { id: string; status: string } | null,
  right: boolean,
  ticket: Pick<Ticket, "last" | "over" | "lockedUntil">,
): Promise<void> {
  const known = account ? (right ? account.status : "wrongPassword") : "unknownAccount";
  const reason = ticket.over > 0 ? "locked" : known;
  const actor = visitor(given.address);
  await asActor(actor, (tx) =>
    writeAudit(tx, {
      actor,
      action: ticket.last ? "session:lock" : "session:refuse",
      entity: "account",
      entityId: account?.id ?? "",
      outcome: "refused",
      detail: {
        account: account ? loginName : masked(loginName),
        reason,
        userAgent: given.userAgent.slice(0, 300),
        ...(ticket.over > 0 ? { attemptsSinceLock: ticket.over } : {}),
        ...(ticket.lockedUntil ? { lockedUntil: ticket.lockedUntil.toISOString() } : {}),
      },
    }),
  );
}

/**
 * People type passwords into the name field: of a name that is no account's, the log keeps the beginning, the length
 * and a keyed digest that shows whether two attempts were for the same name.
 */
function masked(name: string): string {
  const start = [...name.replace(/[\p{C}\p{Z}]/gu, " ")].slice(0, 2).join("");
  return `${start}… (${[...name].length}, ${keyedDigest("typed-name", name).slice(0, 8)})`;
}
