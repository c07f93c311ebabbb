import type { Parameters } from '#app/_reader/pageContext.ts';
import { renderTopicPage } from '#app/_reader/pages/topicPage.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }>; searchParams: Parameters };

export default async function Topic({ params, searchParams }: Props) {
  return renderTopicPage({ ...(await params), parameters: searchParams });
}
