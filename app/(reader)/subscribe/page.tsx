import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext, type Parameters } from '#app/_reader/pageContext.ts';
import { SubscribePage } from '#components/reader/pages/SubscribePage.tsx';

export default async function Subscribe({ searchParams }: { searchParams: Parameters }) {
  const [context, { section }] = await Promise.all([openPageContext(searchParams), searchParams]);
  const { frame, facts } = context;
  if (!frame.canSubscribe) return notFoundPage(context);
  const chosen = frame.paper.sections.find(({ slug }) => slug === section)?.slug;
  return <SubscribePage frame={frame} facts={facts(null)} chosen={chosen} />;
}
