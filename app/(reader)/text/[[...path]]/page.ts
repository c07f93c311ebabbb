import type { Parameters } from '#app/_reader/pageContext.ts';
import { renderTextEdition } from '#app/_reader/pages/textEdition.ts';

type Props = { params: Promise<{ path?: string[] }>; searchParams: Parameters };

export default async function Text({ params, searchParams }: Props) {
  return renderTextEdition((await params).path ?? [], searchParams);
}
