import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { type ActAnswer, type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';

type Read<Item> = { version: number; items: Item[] };
/** As of the changes of this page: `saved` once all are committed. */
export type ListOrderSaving = 'untouched' | 'saving' | 'saved' | 'refused';
type Keep<Item> = (order: Read<Item>) => Promise<ActAnswer<{ version: number }>>;

/** Readings after which a change that others were always quicker than is given up. */
const MAX_READINGS = 3;
/** Milliseconds that a reading of the page may take. */
const READ_MS = 5_000;

/**
 * An ordered list that is kept at each change, by compare-and-swap on its version. Where somebody else was quicker, the
 * change is made anew upon what they left, so that both are done. Whoever goes on from it waits for the last change, and
 * orders what came of it.
 * @param read as the server last told it; the same object until it tells anew
 */
export function useListOrder<Item>(read: Read<Item>, keep: Keep<Item>) {
  const router = useRouter();
  const { guard } = useRefusal();
  const [refused, setRefused] = useState<RefusedAct | null>(null);
  const [items, setItems] = useState(read.items);
  const [saving, setSaving] = useState<ListOrderSaving>('untouched');
  /** `kept` is what the server has; `items` what is shown, with the changes that are under way */
  const now = useRef({ items, kept: read, latest: read, under: 0, saving: Promise.resolve(true) });
  const onRead = useRef(new Set<() => void>());

  useEffect(() => {
    now.current.latest = read;
    for (const listener of onRead.current) listener();
    // What is being kept at this moment is newer than what was read.
    if (now.current.under > 0) return;
    now.current.kept = read;
    now.current.items = read.items;
    setItems(read.items);
  }, [read]);

  async function readAnew(): Promise<Read<Item> | null> {
    const { version } = now.current.kept;
    if (now.current.latest.version === version) {
      router.refresh();
      await new Promise<void>((resolve) => {
        const done = () => {
          onRead.current.delete(done);
          resolve();
        };
        onRead.current.add(done);
        setTimeout(done, READ_MS);
      });
    }
    return now.current.latest.version === version ? null : now.current.latest;
  }

  async function make(next: (items: Item[]) => Item[]): Promise<ActAnswer<{ version: number }>> {
    for (let reading = 0; ; reading += 1) {
      const wanted = { version: now.current.kept.version, items: next(now.current.kept.items) };
      const answer = await guard(keep(wanted));
      if (answer.ok) now.current.kept = { version: answer.value.version, items: wanted.items };
      if (answer.ok || answer.refused !== 'changed-meanwhile' || reading === MAX_READINGS) return answer;
      const theirs = await readAnew();
      if (!theirs) return answer;
      now.current.kept = theirs;
    }
  }

  /** One after another: each is made on what the one before came to. */
  function change(next: (items: Item[]) => Item[]): Promise<boolean> {
    now.current.items = next(now.current.items);
    now.current.under += 1;
    setItems(now.current.items);
    setSaving('saving');
    now.current.saving = now.current.saving.then(async () => {
      const answer = await make(next);
      now.current.under -= 1;
      setRefused(answer.ok ? null : answer);
      if (!answer.ok) setSaving('refused');
      else if (now.current.under === 0) setSaving('saved');
      if (!answer.ok || now.current.under === 0) {
        now.current.items = now.current.kept.items;
        setItems(now.current.items);
      }
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
    /** The version that stands once every change is kept; null: the last one was refused. */
    settled: async () => ((await now.current.saving) ? now.current.kept.version : null),
  };
}
