import { useState } from 'react';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import type { ArticleChoice } from '#components/staff/frame/frameActs.ts';
import { useDebouncedSearch } from '#components/ui/useDebouncedSearch.ts';

/** Articles that match a query, searched 150 ms after the last key while `isOpen`. */
export function useArticleSearch(q: string, isOpen: boolean): ArticleChoice[] {
  const { acts } = useFrame();
  const [articles, setArticles] = useState<ArticleChoice[]>([]);
  const search = () => acts.findArticles(q).catch(() => ({ ok: false as const }));
  useDebouncedSearch(q, 150, search, (answer) => answer.ok && setArticles(answer.value), isOpen);
  return articles;
}
