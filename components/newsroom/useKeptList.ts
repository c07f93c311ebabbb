import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { type Answered, type Refused, useRefusal } from './admin/useRefusal.tsx';

type Read<Item> = { version: number; items: Item[] };
/** As of the changes of this page: `saved` once all are committed. */
export type Saving = 'untouched' | 'saving' | 'saved' | 'refused';
type Keep<Item> = (order: Read<Item>) => Promise<Answered<{ version: number }>>;

/**
 * An ordered list that is kept at each change, by compare-and-swap on its version. Whoever goes on from it waits for the
 * last change, and orders what came of it.
 * @param read as the server last told it; the same object until it tells anew
 */
export function useKeptList<Item>(read: Read<Item>, keep: Keep<Item>) {
  const router = useRouter();
  const { guard } = useRefusal();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [items, setItems] = useState(read.items);
  const [saving, setSaving] = useState<Saving>('untouched');
  const now = useRef({ items, version: read.version, under: 0, saving: Promise.resolve(true) });

  useEffect(() => {
    // What is being kept at this moment is newer than what was read.
    if (now.current.under > 0) return;
    now.current.items = read.items;
    now.current.version = read.version;
    setItems(now.current.items);
  }, [read]);

  /** One after another: each is made on what the one before came to. */
  function change(next: (items: Item[]) => Item[]): Promise<boolean> {
    const wanted = next(now.current.items);
    now.current.items = wanted;
    now.current.under += 1;
    setItems(wanted);
    setSaving('saving');
    now.current.saving = now.current.saving.then(async () => {
      const answer = await guard(keep({ version: now.current.version, items: wanted }));
      now.current.under -= 1;
      setRefused(answer.ok ? null : answer);
      if (!answer.ok) setSaving('refused');
      else if (now.current.under === 0) setSaving('saved');
      if (answer.ok) now.current.version = answer.value.version;
      else {
        now.current.items = read.items;
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
    settled: async () => ((await now.current.saving) ? now.current.version : null),
  };
}
