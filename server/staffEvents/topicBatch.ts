import type { StaffTopic, StaffTopicKind } from '#contracts/staffEvents.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { may, type PolicyAct } from '#editorial/access/policy.ts';

/** Milliseconds for which topics are batched before they are sent. */
const GATHER_MS = 100;
/** Maximum topics in one event; beyond it only kinds are named. */
const MAX_TOPICS = 50;

const kindOf = (topic: StaffTopic) => topic.split(':', 1)[0] as StaffTopicKind;

/** Batches topics, so that a hundred acts at once are one event for each listener. */
export function createTopicBatch(send: (topics: StaffTopic[] | 'all') => void) {
  const waiting = new Set<StaffTopic>();
  let isAll = false;
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    timer = undefined;
    const topics = waiting.size > MAX_TOPICS ? [...new Set([...waiting].map(kindOf))] : [...waiting];
    const batch = isAll ? 'all' : topics;
    waiting.clear();
    isAll = false;
    send(batch);
  }

  return {
    add(topics: StaffTopic[] | 'all'): void {
      if (topics === 'all') isAll = true;
      else for (const topic of topics) waiting.add(topic);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    close: () => clearTimeout(timer),
  };
}

/** Kinds that only some roles may list; all other kinds are visible to all staff. */
const readers = {
  user: 'user.list',
  webhook: 'webhook.change',
  delivery: 'effect.read',
  'api-token': 'token.change',
} as const satisfies Partial<Record<StaffTopicKind, PolicyAct>>;

/** Whether a user may receive events about a topic: their own user, their own notices, or what their role may list. */
export function mayReceive(actor: Actor, topic: StaffTopic): boolean {
  const kind = kindOf(topic);
  if (topic === `user:${actor.id}`) return true;
  if (kind === 'notice') return topic === kind || topic === `notice:${actor.id}`;
  return kind in readers ? may(actor, readers[kind as keyof typeof readers]) : true;
}

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
    topics(ageMs: number): StaffTopic[] {
      const start = Date.now() - Math.min(ageMs, REMEMBER_MS);
      return [...new Set(recent.filter(({ at }) => at > start).map(({ topic }) => topic))];
    },
    coversMs: (ageMs: number): number => Math.min(ageMs, REMEMBER_MS, Date.now() - since),
  };
}
