import { lost } from '#app/_reader/notFoundPage.ts';
import { openFrame, type Parameters } from '#app/_reader/pageContext.ts';
import { inThePast, type Past } from '#app/_reader/pages/asOfPage.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<Omit<Past, 'parameters'>>; searchParams: Parameters };

/** The paper as it stood, for readers; where its settings do not allow that, nothing is at this address. */
export default async function AsOf({ params, searchParams }: Props) {
  const opened = await openFrame();
  if (!opened.paper.pastIsOpen) return lost(opened);
  const past = { ...(await params), parameters: searchParams };
  return (await inThePast({ ...past, by: 'readers', grain: 'second', root: '/as-of' })) ?? lost(opened);
}
