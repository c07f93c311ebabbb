'use client';
import { useEffect, useState } from 'react';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import type { ArticleChoice } from '#components/staff/frame/frameActs.ts';

/** Articles that match what is typed, a moment after the last key. */
export function useFoundArticles(q: string, open: boolean): ArticleChoice[] {
  const { acts } = useFrame();
  const [found, setFound] = useState<ArticleChoice[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the acts are new objects at each render, and the same
  useEffect(() => {
    if (!open) return;
    let stale = false;
    const timer = setTimeout(async () => {
      const answer = await acts.findArticles(q).catch(() => ({ ok: false as const }));
      if (!stale && answer.ok) setFound(answer.value);
    }, 150);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [q, open]);
  return found;
}
