import type { Parameters } from '#app/openFrame';
import { topic } from '#app/paper/topic';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }>; searchParams: Parameters };

export default async function Topic({ params, searchParams }: Props) {
  return topic({ ...(await params), parameters: searchParams });
}
