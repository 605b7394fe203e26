import type { Finding } from "../schema/report";

/** Anchors are made hourly; twice that leaves room for a start that takes its time. */
const MOST_MS = 2 * 3_600_000;

/** An entry of the log that says: from here on this host keeps anchors. */
export type Marker = { at: Date; series: string; host: string };

/**
 * `entryTimes` are whole minutes. Follows the entries in the order of their times and tells where they went on for hours without an anchor. Entries of
 * before the first marker are of a time that had none.
 */
export function missingAnchors(
  entryTimes: readonly number[],
  markers: readonly Marker[],
  sealed: readonly { at: string; series: string }[],
  host: string,
): Finding[] {
  const own = markers.filter((marker) => marker.host === host);
  if (own.length === 0 && sealed.length === 0) return [];
  const kept = new Set(sealed.map(({ series }) => series));
  const anchors = sealed.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
  const begun = Math.min(...own.map(({ at }) => at.getTime()), ...anchors.slice(0, 1));
  const times = entryTimes.filter((time) => time > begun - 60_000).sort((a, b) => a - b);
  const findings: Finding[] = own
    .filter(({ series }) => !kept.has(series))
    .map(({ at }) => ({
      kind: "anchorMissing",
      from: at.toISOString(),
      until: new Date(times.at(-1) ?? begun).toISOString(),
    }));
  let next = 0;
  let first: number | null = null;
  let last = 0;
  const close = () => {
    if (first !== null && last - first > MOST_MS)
      findings.push({
        kind: "anchorMissing",
        from: new Date(first).toISOString(),
        until: new Date(last).toISOString(),
      });
    first = null;
  };
  for (const time of times) {
    for (; next < anchors.length && (anchors[next] as number) <= time; next++) close();
    first ??= time;
    last = time;
  }
  close();
  return findings;
}
