import type { Parameters } from '#app/_reader/pageContext.ts';
import { search } from '#app/_reader/pages/searchPage.ts';

export const dynamic = 'force-dynamic';

export default function Search({ searchParams }: { searchParams: Parameters }) {
  return search({ parameters: searchParams });
}
