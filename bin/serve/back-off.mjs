const FIRST_MS = 250;
const MOST_MS = 30_000;
/** A process that lived so long is taken to have been sound: its end is no repetition of the one before. */
const SETTLED_MS = 60_000;

/** How long to wait before a process that ended is started again: twice as long each time it ends at once. */
export function createBackOff() {
  let wait = 0;
  return (livedMs) => {
    wait = wait === 0 || livedMs >= SETTLED_MS ? FIRST_MS : Math.min(wait * 2, MOST_MS);
    return wait;
  };
}
