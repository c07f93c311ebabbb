import type { Parameters } from '#app/openFrame.ts';
import { history } from '#app/paper/historyPage.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }>; searchParams: Parameters };

export default async function History({ params, searchParams }: Props) {
  return history({ ...(await params), parameters: searchParams });
}
