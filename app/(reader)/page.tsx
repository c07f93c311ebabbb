import type { Parameters } from '#app/openFrame';
import { front } from '#app/paper/front';

export const dynamic = 'force-dynamic';

export default function Front({ searchParams }: { searchParams: Parameters }) {
  return front({ parameters: searchParams });
}
