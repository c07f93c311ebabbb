import type { Parameters } from '#app/openFrame.ts';
import { renderAuthorPage } from '#app/paper/author.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }>; searchParams: Parameters };

export default async function Author({ params, searchParams }: Props) {
  return renderAuthorPage({ ...(await params), parameters: searchParams });
}
