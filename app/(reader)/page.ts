import type { Parameters } from '#app/openFrame.ts';
import { renderFrontPage } from '#app/paper/frontPage.ts';

export const dynamic = 'force-dynamic';

export default function Front({ searchParams }: { searchParams: Parameters }) {
  return renderFrontPage({ parameters: searchParams });
}
