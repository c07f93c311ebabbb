import { setTimeout as sleep } from 'node:timers/promises';

type Waiting<Item, Result> = { item: Item; settle: PromiseWithResolvers<Result> };

type GroupLimits<Item> = {
  items: number;
  /** A group ends with the item that reaches it. */
  bytes?: { max: number; of: (item: Item) => number };
  /** ms after which the next group no longer waits for the one before, whose connection may have died silently */
  timeoutMs?: number;
};

/** Longer than a commit takes on a slow disk, and shorter than a writer waits for *Saved* without worry. */
const DEFAULT_TIMEOUT_MS = 3_000;

/**
 * Makes a function for single items out of `work`, which handles several at once. While one group is being handled, the
 * next collects: an item on an idle server does not wait, and on a busy one the groups grow.
 *
 * @param work returns the result of each item, or a promise for it that does not delay the next group. If it throws,
 *   all items of the group fail
 */
export function createGroupQueue<Item, Result>(
  work: (items: Item[]) => Promise<(Result | Promise<Result>)[]>,
  limits: GroupLimits<Item>,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let isRunning = false;

  async function handle(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work(group.map(({ item }) => item));
      for (const [at, result] of results.entries()) group[at]?.settle.resolve(result);
    } catch (error) {
      for (const { settle } of group) settle.reject(error);
    }
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const timer = new AbortController();
      const { timeoutMs = DEFAULT_TIMEOUT_MS } = limits;
      const timeout = sleep(timeoutMs, undefined, { signal: timer.signal }).catch(() => {});
      const handled = handle(waiting.splice(0, sizeOfGroup(waiting, limits)));
      await Promise.race([handled, timeout]);
      timer.abort();
    }
    isRunning = false;
  }

  return (item) => {
    const settle = Promise.withResolvers<Result>();
    waiting.push({ item, settle });
    if (!isRunning) {
      isRunning = true;
      setImmediate(run); // so that messages that arrive together are in one group
    }
    return settle.promise;
  };
}

function sizeOfGroup<Item>(waiting: { item: Item }[], { items, bytes }: GroupLimits<Item>): number {
  if (!bytes) return items;
  let sum = 0;
  for (const [at, { item }] of waiting.entries()) {
    sum += bytes.of(item);
    if (at + 1 === items || sum >= bytes.max) return at + 1;
  }
  return items;
}
