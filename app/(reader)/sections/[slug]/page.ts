import type { Parameters } from '#app/_reader/pageContext.ts';
import { renderSectionPage } from '#app/_reader/pages/sectionPage.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }>; searchParams: Parameters };

export default async function Section({ params, searchParams }: Props) {
  return renderSectionPage({ ...(await params), parameters: searchParams });
}
