import type { Parameters } from '#app/_reader/openFrame.ts';
import { renderArchivePage } from '#app/_reader/pages/archive.ts';

export const dynamic = 'force-dynamic';

export default function Archive({ searchParams }: { searchParams: Parameters }) {
  return renderArchivePage({ parameters: searchParams });
}
