import type { Metadata } from 'next';
import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { openPageContext, type Parameters } from '#app/_reader/pageContext.ts';
import { parseOrNotFound, whenRefused } from '#app/_staff/staffPage.ts';
import { FrontPage } from '#components/reader/pages/FrontPage.tsx';
import { ListPage } from '#components/reader/pages/ListPage.tsx';
import { sectionName } from '#components/reader/readerFrame.ts';
import { pathOf } from '#contracts/routes.ts';
import { frontId } from '#editorial/fronts/frontInputSchemas.ts';
import { previewFront } from '#editorial/fronts/frontPreview.ts';

export const metadata: Metadata = { robots: 'noindex' };

/** The draft of a front as readers would see it now, rendered by the components of reader pages. */
export default async function FrontPreview({ searchParams }: { searchParams: Parameters }) {
  const query = await searchParams;
  const id = parseOrNotFound(frontId, query.front);
  const actor = await requireActorWhoMay('front.read', `/newsroom/front/preview?front=${id}`);
  const order = { frontId: id, withComing: query.coming === 'yes' };
  const preview = await previewFront(actor, order).catch(whenRefused());
  const { inLanguage, facts } = await openPageContext();
  const frame = inLanguage(preview.language);
  if (preview.is === 'front') return <FrontPage frame={frame} facts={facts(null)} front={preview.front} />;
  const { of, front, page } = preview;
  return (
    <ListPage
      frame={frame}
      facts={facts(null)}
      kind="section"
      name={sectionName(frame, of)}
      path={pathOf('section', { slug: of.slug })}
      stories={page}
      section={of.slug}
      front={front}
    />
  );
}
