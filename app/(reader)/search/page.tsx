import type { Parameters } from '#app/openFrame';
import { search } from '#app/paper/search';

export const dynamic = 'force-dynamic';

export default function Search({ searchParams }: { searchParams: Parameters }) {
  return search({ parameters: searchParams });
}
