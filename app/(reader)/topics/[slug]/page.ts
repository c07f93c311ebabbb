import type { Parameters } from '#app/_reader/openFrame.ts';
import { renderTopicPage } from '#app/_reader/pages/topic.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }>; searchParams: Parameters };

export default async function Topic({ params, searchParams }: Props) {
  return renderTopicPage({ ...(await params), parameters: searchParams });
}
