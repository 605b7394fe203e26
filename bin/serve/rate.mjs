/** How many seconds' worth may be asked at once: an office opens its pages at eight, and shares one address. */
const BURST_SECONDS = 10;
/** A file costs next to nothing beside a page. */
const FILE_COST = 0.1;
const MOST_NETWORKS = 10_000;

const isFile = (url) => url.startsWith("/_next/static/");

/**
 * A token bucket for each network. `perSecond` 0 lets everything through. Time is the monotonic clock's: one that is set
 * back or forward neither locks anybody out nor lets anybody in.
 */
export function createRate({ perSecond, now = () => performance.now() }) {
  const most = perSecond * BURST_SECONDS;
  const buckets = new Map();
  let taken = {};

  function bucketOf(network) {
    const at = now();
    const bucket = buckets.get(network) ?? { left: most, at };
    bucket.left = Math.min(most, bucket.left + ((at - bucket.at) / 1_000) * perSecond);
    bucket.at = at;
    // The one heard of last stands last, so that the first is the one to be forgotten.
    buckets.delete(network);
    buckets.set(network, bucket);
    if (buckets.size > MOST_NETWORKS) buckets.delete(buckets.keys().next().value);
    return bucket;
  }

  return {
    /** Seconds to wait, or 0 when the request may go on. */
    take(network, url) {
      if (perSecond === 0) return 0;
      const cost = isFile(url) ? FILE_COST : 1;
      const bucket = bucketOf(network);
      if (bucket.left < cost) return Math.max(1, Math.ceil((cost - bucket.left) / perSecond));
      bucket.left -= cost;
      taken[network] = (taken[network] ?? 0) + cost;
      return 0;
    },
    /** What another process let through counts here too; it may owe a second's worth, no more. */
    heard(took) {
      if (perSecond === 0) return;
      for (const [network, cost] of Object.entries(took)) {
        const bucket = bucketOf(network);
        bucket.left = Math.max(-perSecond, bucket.left - cost);
      }
    },
    /** What this process let through since it was last asked, by network; null when nothing. */
    told() {
      const took = taken;
      taken = {};
      return Object.keys(took).length > 0 ? took : null;
    },
  };
}
