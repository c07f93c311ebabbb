import type { Parameters } from '#app/openFrame.ts';
import { renderArchivePage } from '#app/paper/archive.ts';

export const dynamic = 'force-dynamic';

export default function Archive({ searchParams }: { searchParams: Parameters }) {
  return renderArchivePage({ parameters: searchParams });
}
