import type { Parameters } from '#app/openFrame';
import { renderFrontPage } from '#app/paper/frontPage';

export const dynamic = 'force-dynamic';

export default function Front({ searchParams }: { searchParams: Parameters }) {
  return renderFrontPage({ parameters: searchParams });
}
