import type { StaffTopic } from '#contracts/staffEvents.ts';

/** Milliseconds for which topics are remembered: longer than a page takes from its reading to its listening. */
const REMEMBER_MS = 10_000;
const MAX_REMEMBERED = 500;

/** What happened in the last seconds, for those who begin to listen. */
export function createRecentTopics() {
  let since = Date.now();
  let seen: { topic: StaffTopic; at: number }[] = [];

  return {
    /** `all`: notices may have been missed, so what is remembered begins anew. */
    add(topics: StaffTopic[] | 'all'): void {
      const at = Date.now();
      if (topics === 'all') since = at;
      else for (const topic of topics) seen.push({ topic, at });
      seen = seen.filter((each) => each.at > at - REMEMBER_MS);
      const oldest = seen[seen.length - MAX_REMEMBERED - 1];
      if (oldest) {
        seen = seen.slice(-MAX_REMEMBERED);
        since = Math.max(since, oldest.at + 1);
      }
    },
    /** What happened in the last `ageMs`, as far as it is remembered. */
    topics: (ageMs: number): StaffTopic[] => [
      ...new Set(
        seen.filter(({ at }) => at > Date.now() - Math.min(ageMs, REMEMBER_MS)).map(({ topic }) => topic),
      ),
    ],
    coversMs: (ageMs: number): number => Math.min(ageMs, REMEMBER_MS, Date.now() - since),
  };
}
