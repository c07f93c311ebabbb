import type { Parameters } from '#app/openFrame.ts';
import { search } from '#app/paper/search.ts';

export const dynamic = 'force-dynamic';

export default function Search({ searchParams }: { searchParams: Parameters }) {
  return search({ parameters: searchParams });
}
