'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { type Refused, useRefusal } from '../admin/useRefusal.tsx';
import { asOrdered, type Item, type OrderedItem, type PackageActs } from './packageActs.ts';

type Read = { id: number; version: number; items: Item[] };

/**
 * What a package holds, as it is being changed: each change is kept at once. Whoever releases waits for the last one,
 * and orders what came of it.
 */
export function usePackage(read: Read, acts: Pick<PackageActs, 'setItems'>) {
  const router = useRouter();
  const { guard } = useRefusal();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [ordered, setOrdered] = useState(() => read.items.map(asOrdered));
  const now = useRef({ ordered, version: read.version, under: 0, saving: Promise.resolve(true) });

  useEffect(() => {
    // What is being kept at this moment is newer than what was read.
    if (now.current.under > 0) return;
    now.current.ordered = read.items.map(asOrdered);
    now.current.version = read.version;
    setOrdered(now.current.ordered);
  }, [read]);

  /** One after another: each is made on what the one before came to. */
  function change(next: (items: OrderedItem[]) => OrderedItem[]): Promise<boolean> {
    const items = next(now.current.ordered);
    now.current.ordered = items;
    now.current.under += 1;
    setOrdered(items);
    now.current.saving = now.current.saving.then(async () => {
      const { version } = now.current;
      const answer = await guard(acts.setItems({ packageId: read.id, version, items }));
      now.current.under -= 1;
      setRefused(answer.ok ? null : answer);
      if (answer.ok) now.current.version = answer.value.version;
      else {
        now.current.ordered = read.items.map(asOrdered);
        setOrdered(now.current.ordered);
      }
      router.refresh();
      return answer.ok;
    });
    return now.current.saving;
  }

  return {
    ordered,
    refused,
    change,
    /** The version that stands once every change is kept; null: the last one was refused. */
    settled: async () => ((await now.current.saving) ? now.current.version : null),
  };
}

export type Changing = ReturnType<typeof usePackage>;
