import type { Parameters } from '#app/_reader/pageContext.ts';
import { renderCorrectionsPage } from '#app/_reader/pages/correctionsPage.ts';

export const dynamic = 'force-dynamic';

export default function Corrections({ searchParams }: { searchParams: Parameters }) {
  return renderCorrectionsPage({ parameters: searchParams });
}
