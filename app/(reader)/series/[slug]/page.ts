import type { Parameters } from '#app/_reader/pageContext.ts';
import { renderSeriesPage } from '#app/_reader/pages/seriesPage.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }>; searchParams: Parameters };

export default async function Series({ params, searchParams }: Props) {
  return renderSeriesPage({ ...(await params), parameters: searchParams });
}
