import type { Parameters } from '#app/_reader/pageContext.ts';
import { renderArchivePage } from '#app/_reader/pages/archivePage.ts';

export const dynamic = 'force-dynamic';

export default function Archive({ searchParams }: { searchParams: Parameters }) {
  return renderArchivePage({ parameters: searchParams });
}
