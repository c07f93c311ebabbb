import type { Parameters } from '#app/_reader/pageContext.ts';
import { renderHistoryPage } from '#app/_reader/pages/historyPage.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }>; searchParams: Parameters };

export default async function History({ params, searchParams }: Props) {
  return renderHistoryPage({ ...(await params), parameters: searchParams });
}
