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
    waiting.clear();
    const all = isAll;
    isAll = false;
    send(all ? 'all' : topics);
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

/** Whether a user may receive events about a topic: their own user, or what their role may list. */
export function mayReceive(actor: Actor, topic: StaffTopic): boolean {
  const kind = kindOf(topic);
  if (topic === `user:${actor.id}`) return true;
  return kind in readers ? may(actor, readers[kind as keyof typeof readers]) : true;
}
