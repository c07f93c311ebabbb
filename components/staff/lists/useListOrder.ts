import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { type ActAnswer, type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';

type ListOrder<Item> = { version: number; items: Item[] };
/** The state of this page's changes; `saved` once all are committed. */
export type ListOrderSaving = 'untouched' | 'saving' | 'saved' | 'refused';
type Save<Item> = (order: ListOrder<Item>) => Promise<ActAnswer<{ version: number }>>;

/** Maximum times that a change is retried because others have saved first; it is then dropped. */
const MAX_RETRIES = 3;
const RELOAD_TIMEOUT_MS = 5_000;

/**
 * An ordered list that is saved at each change, by compare-and-swap on its version. If somebody else has saved first, the
 * change is applied again to their list, so that both changes are kept. `settled` waits for the last change.
 * @param read the list as the page last loaded it; the same object until the page loads it again
 */
export function useListOrder<Item>(read: ListOrder<Item>, save: Save<Item>) {
  const router = useRouter();
  const { guard } = useRefusal();
  const [refused, setRefused] = useState<RefusedAct | null>(null);
  const [items, setItems] = useState(read.items);
  const [saving, setSaving] = useState<ListOrderSaving>('untouched');
  /** `stored` is the list on the server; `items` is shown, with `pending` changes that are not yet saved */
  const now = useRef({ items, stored: read, latest: read, pending: 0, saving: Promise.resolve(true) });
  const onReload = useRef<() => void>(undefined);

  function showStored() {
    now.current.items = now.current.stored.items;
    setItems(now.current.items);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the page has loaded the list
  useEffect(() => {
    now.current.latest = read;
    onReload.current?.();
    // A change that is being saved is newer than the loaded list.
    if (now.current.pending > 0) return;
    now.current.stored = read;
    showStored();
  }, [read]);

  /** @returns the list that others saved; null when it does not arrive in time */
  async function reload(): Promise<ListOrder<Item> | null> {
    const { version } = now.current.stored;
    if (now.current.latest.version === version) {
      const { promise, resolve } = Promise.withResolvers<void>();
      onReload.current = resolve;
      setTimeout(resolve, RELOAD_TIMEOUT_MS);
      router.refresh();
      await promise;
    }
    return now.current.latest.version === version ? null : now.current.latest;
  }

  async function apply(next: (items: Item[]) => Item[]): Promise<ActAnswer<{ version: number }>> {
    for (let attempt = 0; ; attempt += 1) {
      const order = { version: now.current.stored.version, items: next(now.current.stored.items) };
      const answer = await guard(save(order));
      if (answer.ok) now.current.stored = { version: answer.value.version, items: order.items };
      if (answer.ok || answer.refused !== 'changed-meanwhile' || attempt === MAX_RETRIES) return answer;
      const theirs = await reload();
      if (!theirs) return answer;
      now.current.stored = theirs;
    }
  }

  /** Changes are saved one after another, each based on the result of the one before. */
  function change(next: (items: Item[]) => Item[]): Promise<boolean> {
    now.current.items = next(now.current.items);
    now.current.pending += 1;
    setItems(now.current.items);
    setSaving('saving');
    now.current.saving = now.current.saving.then(async () => {
      const answer = await apply(next);
      now.current.pending -= 1;
      const isLast = now.current.pending === 0;
      setRefused(answer.ok ? null : answer);
      if (!answer.ok) setSaving('refused');
      else if (isLast) setSaving('saved');
      if (!answer.ok || isLast) showStored();
      router.refresh();
      return answer.ok;
    });
    return now.current.saving;
  }

  return {
    items,
    refused,
    saving,
    change,
    /** The version after all changes are saved; null when the last one was refused. */
    settled: async () => ((await now.current.saving) ? now.current.stored.version : null),
  };
}
