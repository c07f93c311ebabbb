import type { Parameters } from '#app/_reader/pageContext.ts';
import { renderSearchPage } from '#app/_reader/pages/searchPage.ts';

export const dynamic = 'force-dynamic';

export default function Search({ searchParams }: { searchParams: Parameters }) {
  return renderSearchPage({ parameters: searchParams });
}
