import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext, type Parameters } from '#app/_reader/pageContext.ts';
import { outcomes, SubscribeOutcome } from '#components/reader/pages/SubscribePage.tsx';

type Props = { params: Promise<{ outcome: string }>; searchParams: Parameters };

export default async function Outcome({ params, searchParams }: Props) {
  const [context, segments] = await Promise.all([openPageContext(searchParams), params]);
  const outcome = outcomes.find((known) => known === segments.outcome);
  if (!outcome || !context.frame.canSubscribe) return notFoundPage(context);
  return <SubscribeOutcome frame={context.frame} facts={context.facts(null)} outcome={outcome} />;
}
