'use client';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useAction } from '#components/ui/useAction.tsx';
import type { ListedShare } from '#editorial/preview/shareList.ts';
import { useSharing } from './ShareDialogs.tsx';

export type Shares = {
  /** null until they are known */
  items: ListedShare[] | null;
  /** why they could not be read */
  notices: ReactNode;
  isRefused: boolean;
  /** null when there are no older ones */
  older: (() => void) | null;
  reread(): void;
};

/** The links to one draft, read from the server a page at a time. */
export function useShares(articleId: number): Shares {
  const { acts } = useSharing();
  const { run, refused, notices } = useAction();
  const [items, setItems] = useState<ListedShare[] | null>(null);
  const [before, setBefore] = useState<number | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `run` is a new function at each render and does the same
  const read = useCallback(
    async (from?: number) => {
      const answered = await run(acts.list({ articleId, before: from }));
      if (!answered.ok) return;
      setItems((known) => (from ? [...(known ?? []), ...answered.value.items] : answered.value.items));
      setBefore(answered.value.before);
    },
    [acts, articleId],
  );

  useEffect(() => void read(), [read]);
  return {
    items,
    notices,
    isRefused: refused !== null,
    older: before === null ? null : () => void read(before),
    reread: () => void read(),
  };
}
