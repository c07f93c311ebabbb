import type { Parameters } from '#app/openFrame';
import { renderTopicPage } from '#app/paper/topic';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }>; searchParams: Parameters };

export default async function Topic({ params, searchParams }: Props) {
  return renderTopicPage({ ...(await params), parameters: searchParams });
}
