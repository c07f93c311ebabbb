import type { Parameters } from '#app/_reader/pageContext.ts';
import { renderAuthorPage } from '#app/_reader/pages/authorPage.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }>; searchParams: Parameters };

export default async function Author({ params, searchParams }: Props) {
  return renderAuthorPage({ ...(await params), parameters: searchParams });
}
