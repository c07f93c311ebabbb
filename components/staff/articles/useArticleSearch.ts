import { useState } from 'react';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import type { ArticleChoice } from '#components/staff/frame/frameActs.ts';
import { useDebouncedSearch } from '#components/ui/useDebouncedSearch.ts';

type ArticleSearch = {
  /** the matches of the last search that was answered */
  articles: ArticleChoice[];
  /** the outcome of the last search; null before the first one has ended */
  outcome: SearchOutcome | null;
};
export type SearchOutcome = 'answered' | 'unanswered';

/** Articles that match a query, searched 150 ms after the last key while `isOpen`. */
export function useArticleSearch(q: string, isOpen: boolean): ArticleSearch {
  const { acts } = useFrame();
  const [result, setResult] = useState<ArticleSearch>({ articles: [], outcome: null });
  const search = () => acts.findArticles(q).catch(() => ({ ok: false as const }));
  useDebouncedSearch(
    q,
    150,
    search,
    (answer) =>
      setResult(({ articles }) =>
        answer.ok ? { articles: answer.value, outcome: 'answered' } : { articles, outcome: 'unanswered' },
      ),
    isOpen,
  );
  return result;
}
