import type { Parameters } from '#app/_reader/pageContext.ts';
import { renderFrontPage } from '#app/_reader/pages/frontPage.ts';

export const dynamic = 'force-dynamic';

export default function Front({ searchParams }: { searchParams: Parameters }) {
  return renderFrontPage({ parameters: searchParams });
}
