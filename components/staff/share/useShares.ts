'use client';
import { useCallback, useEffect, useState } from 'react';
import { useAction } from '#components/ui/useAction.tsx';
import type { ListedShare } from '#editorial/sharing/shareList.ts';
import { useSharing } from './ShareDialogs.tsx';

/** The links to one draft, read from the server page by page. */
export function useShares(articleId: number) {
  const { acts } = useSharing();
  const { run, refused, notices } = useAction();
  const [items, setItems] = useState<ListedShare[] | null>(null);
  const [before, setBefore] = useState<number | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `run` is a new function at each render, but does the same
  const read = useCallback(
    async (from?: number) => {
      const answer = await run(acts.list({ articleId, before: from }));
      if (!answer.ok) return;
      setItems((current) => (from ? [...(current ?? []), ...answer.value.items] : answer.value.items));
      setBefore(answer.value.before);
    },
    [acts, articleId],
  );

  useEffect(() => void read(), [read]);
  return {
    /** null until loaded */
    items,
    notices,
    isRefused: refused !== null,
    /** loads the next page; null if there is none */
    older: before === null ? null : () => void read(before),
    reread: () => void read(),
  };
}

export type Shares = ReturnType<typeof useShares>;
