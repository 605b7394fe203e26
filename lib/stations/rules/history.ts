type Entry = { number: number; from: string; enteredAt: number; supersededAt: number | null };

/** The entry that stood where this one was put: for a correction the wrong one, for an edit the last that held by then. */
export function replacedBy<E extends Entry>(entry: E, history: readonly E[]): E | null {
  const earlier = history.filter(({ number }) => number < entry.number);
  const wrong = earlier.find((one) => correctionOf(one, history)?.number === entry.number);
  if (wrong) return wrong;
  const held = earlier.filter((one) => (correctionOf(one, history)?.number ?? Infinity) > entry.number);
  return held.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.number - b.number)).at(-1) ?? null;
}

/** A correction is entered in the transaction that supersedes: of the later entries, the one nearest in time. */
function correctionOf<E extends Entry>({ number, supersededAt }: E, history: readonly E[]): E | null {
  if (supersededAt === null) return null;
  const distance = ({ enteredAt }: E) => Math.abs(enteredAt - supersededAt);
  return (
    history
      .filter((one) => one.number > number)
      .sort((a, b) => distance(a) - distance(b) || a.number - b.number)
      .at(0) ?? null
  );
}
