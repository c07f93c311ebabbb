import type { Parameters } from '#app/_reader/openFrame.ts';
import { search } from '#app/_reader/pages/search.ts';

export const dynamic = 'force-dynamic';

export default function Search({ searchParams }: { searchParams: Parameters }) {
  return search({ parameters: searchParams });
}
