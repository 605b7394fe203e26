/** How many slowed attempts one process lets wait: in all, and of one account or network. */
const ROOM = { all: 64, account: 8, network: 8 };

/** One a process; a development server that reloads modules keeps it. */
const holder = globalThis as { signInsWaiting?: { account: string; network: string }[] };

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Lets a slowed attempt wait its time. False at once where too many wait already: a flood must not pile up requests, and
 * one network must not take all the places.
 */
export async function waitInTurn(
  who: { account: string; network: string },
  ms: number,
  wait: (ms: number) => Promise<void> = pause,
): Promise<boolean> {
  if (ms <= 0) return true;
  holder.signInsWaiting ??= [];
  const waiting = holder.signInsWaiting;
  const full =
    waiting.length >= ROOM.all ||
    waiting.filter(({ account }) => account === who.account).length >= ROOM.account ||
    waiting.filter(({ network }) => network === who.network).length >= ROOM.network;
  if (full) return false;
  const place = { ...who };
  waiting.push(place);
  try {
    await wait(ms);
  } finally {
    waiting.splice(waiting.indexOf(place), 1);
  }
  return true;
}
