'use client';
import { useCallback, useEffect, useState } from 'react';
import { type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import type { ListedShare } from '#editorial/preview/shareList.ts';
import { useSharing } from './ShareDialogs.tsx';

export type Shares = {
  /** null until they are known */
  items: ListedShare[] | null;
  refused: RefusedAct | null;
  /** null when there are no older ones */
  older: (() => void) | null;
  reread(): void;
};

/** The links to one draft, read from the server a page at a time. */
export function useShares(articleId: number): Shares {
  const { acts } = useSharing();
  const { guard } = useRefusal();
  const [items, setItems] = useState<ListedShare[] | null>(null);
  const [before, setBefore] = useState<number | null>(null);
  const [refused, setRefused] = useState<RefusedAct | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: guard is made anew each time, and does the same
  const read = useCallback(
    async (from?: number) => {
      const answered = await guard(acts.list({ articleId, before: from }));
      setRefused(answered.ok ? null : answered);
      if (!answered.ok) return;
      setItems((known) => (from ? [...(known ?? []), ...answered.value.items] : answered.value.items));
      setBefore(answered.value.before);
    },
    [acts, articleId],
  );

  useEffect(() => void read(), [read]);
  return {
    items,
    refused,
    older: before === null ? null : () => void read(before),
    reread: () => void read(),
  };
}
