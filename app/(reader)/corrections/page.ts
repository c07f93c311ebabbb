import type { Parameters } from '#app/_reader/pageContext.ts';
import { corrections } from '#app/_reader/pages/correctionsPage.ts';

export const dynamic = 'force-dynamic';

export default function Corrections({ searchParams }: { searchParams: Parameters }) {
  return corrections({ parameters: searchParams });
}
