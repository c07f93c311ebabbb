import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext, type Parameters } from '#app/_reader/pageContext.ts';
import { outcomes, SubscribeOutcome } from '#components/reader/pages/SubscribePage.tsx';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ outcome: string }>; searchParams: Parameters };

export default async function Outcome({ params, searchParams }: Props) {
  const [opened, segments] = await Promise.all([openPageContext(searchParams), params]);
  const outcome = outcomes.find((known) => known === segments.outcome);
  if (!outcome || !opened.frame.letters) return notFoundPage(opened);
  return <SubscribeOutcome frame={opened.frame} facts={opened.facts(null)} outcome={outcome} />;
}
