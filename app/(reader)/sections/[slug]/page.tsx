import type { Parameters } from '#app/openFrame';
import { section } from '#app/paper/section';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }>; searchParams: Parameters };

export default async function Section({ params, searchParams }: Props) {
  return section({ ...(await params), parameters: searchParams });
}
