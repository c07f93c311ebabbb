import type { StaffTopic } from '#contracts/staffEvents.ts';

/** Milliseconds for which topics are remembered: longer than a page takes from its query to its subscription. */
const REMEMBER_MS = 10_000;
const MAX_REMEMBERED = 500;

/** Topics of the last seconds, for listeners that have just subscribed. */
export function createRecentTopics() {
  let since = Date.now();
  let recent: { topic: StaffTopic; at: number }[] = [];

  return {
    /** `all`: notifications may have been missed, so older topics are discarded. */
    add(topics: StaffTopic[] | 'all'): void {
      const at = Date.now();
      if (topics === 'all') since = at;
      else for (const topic of topics) recent.push({ topic, at });
      recent = recent.filter((entry) => entry.at > at - REMEMBER_MS);
      const oldest = recent[recent.length - MAX_REMEMBERED - 1];
      if (oldest) {
        recent = recent.slice(-MAX_REMEMBERED);
        since = Math.max(since, oldest.at + 1);
      }
    },
    /** The remembered topics of the last `ageMs`. */
    topics: (ageMs: number): StaffTopic[] => [
      ...new Set(
        recent.filter(({ at }) => at > Date.now() - Math.min(ageMs, REMEMBER_MS)).map(({ topic }) => topic),
      ),
    ],
    coversMs: (ageMs: number): number => Math.min(ageMs, REMEMBER_MS, Date.now() - since),
  };
}
