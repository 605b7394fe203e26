import { inOrder, type TimelineEvent } from "./timeline";

type Stand = {
  readonly name: string;
  readonly organisation: { readonly name: string } | null;
  readonly units: readonly { readonly code: string; readonly name: string }[];
  readonly events: readonly (TimelineEvent & { readonly voidedAt: number | null })[];
  readonly revisions: readonly {
    readonly number: number;
    readonly from: string;
    readonly byName: string;
    readonly supersededAt: number | null;
  }[];
};

/**
 * How a station stands, so that whoever undoes something on a page drawn earlier is told what has changed since: every
 * change of a station shows in one of these texts. Days and statuses stand in them as codes.
 */
export function standOf({ name, organisation, units, events, revisions }: Stand) {
  const steps = (voided: boolean) =>
    inOrder(events.filter(({ voidedAt }) => (voidedAt !== null) === voided))
      .map(({ on, status }) => `${on} · ${status}`)
      .join("\n");
  const entries = revisions
    .filter(({ supersededAt }) => supersededAt === null)
    .sort((a, b) => a.number - b.number)
    .map(({ number, from, byName }) => `${number} · ${from} · ${byName}`);
  return {
    ...{ name, organisation: organisation?.name ?? "", unit: units.at(-1)?.name ?? "" },
    ...{ timeline: steps(false), voided: steps(true), entries: entries.join("\n") },
  };
}
