import type { Parameters } from '#app/openFrame';
import { renderArchivePage } from '#app/paper/archive';

export const dynamic = 'force-dynamic';

export default function Archive({ searchParams }: { searchParams: Parameters }) {
  return renderArchivePage({ parameters: searchParams });
}
