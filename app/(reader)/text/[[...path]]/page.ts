import type { Parameters } from '#app/_reader/pageContext.ts';
import { renderTextEdition } from '#app/_reader/pages/textEdition.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ path?: string[] }>; searchParams: Parameters };

export default async function Text({ params, searchParams }: Props) {
  return renderTextEdition((await params).path ?? [], searchParams);
}
