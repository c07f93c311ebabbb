import { useState } from 'react';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import type { ArticleQuery } from '#components/staff/frame/frameActs.ts';
import { useDebouncedSearch } from '#components/ui/useDebouncedSearch.ts';
import type { ArticleChoice } from '#editorial/articles/articleChoices.ts';

/**
 * Articles that match a query, searched 150 ms after the last key while `isOpen`. `articles`: those of the last result, none
 * if the search was refused; `isAnswered`: they match this query; `refused`: why it has no result.
 */
export function useArticleSearch(query: ArticleQuery, isOpen: boolean) {
  const { acts } = useFrame();
  const { q } = query;
  const [last, setLast] = useState<{ q: string; articles: ArticleChoice[] }>();
  const search = () => acts.findArticles(query);
  const refused = useDebouncedSearch(q, 150, search, (articles) => setLast({ q, articles }), isOpen);
  const articles = refused ? [] : (last?.articles ?? []);
  return { articles, isAnswered: isOpen && !refused && last?.q === q, refused };
}
