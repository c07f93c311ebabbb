import { notFoundPage } from '#app/_reader/notFoundPage.ts';
import { openPageContext, type Parameters } from '#app/_reader/pageContext.ts';
import { SubscribePage } from '#components/reader/pages/SubscribePage.tsx';

export const dynamic = 'force-dynamic';

export default async function Subscribe({ searchParams }: { searchParams: Parameters }) {
  const [opened, { section }] = await Promise.all([openPageContext(searchParams), searchParams]);
  const { frame, facts } = opened;
  if (!frame.letters) return notFoundPage(opened);
  const chosen = frame.paper.sections.find(({ slug }) => slug === section)?.slug;
  return <SubscribePage frame={frame} facts={facts(null)} chosen={chosen} />;
}
