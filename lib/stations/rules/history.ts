type Entry = { number: number; from: string; enteredAt: number; supersededAt: number | null; undone?: boolean };

/** The entry that stood where this one was put: for a correction the wrong one, for an edit the last that held by then. */
export function replacedBy<E extends Entry>(entry: E, history: readonly E[]): E | null {
  const earlier = history.filter(({ number }) => number < entry.number);
  const wrong = correctedBy(entry, history);
  if (wrong) return wrong;
  const held = earlier.filter((one) => (correctionOf(one, history)?.number ?? Infinity) > entry.number);
  return held.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.number - b.number)).at(-1) ?? null;
}

/** The wrong entry that this one corrected; null for one that corrected none. */
export const correctedBy = <E extends Entry>(entry: E, history: readonly E[]): E | null =>
  history.find((one) => one.number < entry.number && correctionOf(one, history)?.number === entry.number) ?? null;

/** The entry that can be taken back: the last one that holds, unless it is the only one. */
export function lastEntered<E extends Entry>(history: readonly E[]): E | null {
  const live = history.filter(({ supersededAt }) => supersededAt === null).sort((a, b) => b.number - a.number);
  const [last] = live;
  return last && (live.length > 1 || correctedBy(last, history)) ? last : null;
}

/** A correction is entered in the transaction that supersedes: of the later entries, the one nearest in time. */
function correctionOf<E extends Entry>({ number, supersededAt, undone }: E, history: readonly E[]): E | null {
  if (supersededAt === null || undone) return null;
  const distance = ({ enteredAt }: E) => Math.abs(enteredAt - supersededAt);
  return (
    history
      .filter((one) => one.number > number)
      .sort((a, b) => distance(a) - distance(b) || a.number - b.number)
      .at(0) ?? null
  );
}
