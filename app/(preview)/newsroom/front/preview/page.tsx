import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { openPageContext, type Parameters } from '#app/_reader/pageContext.ts';
import { FrontPage } from '#components/reader/pages/FrontPage.tsx';
import { ListPage } from '#components/reader/pages/ListPage.tsx';
import { pathOf } from '#contracts/routes.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { frontId } from '#editorial/fronts/frontInputSchemas.ts';
import { previewFront } from '#editorial/fronts/frontPreview.ts';

export const metadata: Metadata = { robots: 'noindex' };

/** The draft of a front as readers would see it now, rendered by the components of reader pages. */
export default async function FrontPreview({ searchParams }: { searchParams: Parameters }) {
  const query = await searchParams;
  const id = frontId.safeParse(query.front);
  if (!id.success) notFound();
  const actor = await requireActorWhoMay('front.read', `/newsroom/front/preview?front=${id.data}`);
  const preview = await previewFront(actor, { frontId: id.data, withComing: query.coming === 'yes' }).catch(
    (error) => {
      if (isRefusal(error) && error.reason === 'not-found') notFound();
      throw error;
    },
  );
  const { inLanguage, facts } = await openPageContext();
  const frame = inLanguage(preview.language);
  if (preview.is === 'front') return <FrontPage frame={frame} facts={facts(null)} front={preview.front} />;
  const { of, front, page } = preview;
  return (
    <ListPage
      frame={frame}
      facts={facts(null)}
      kind="section"
      name={of.names[frame.language] ?? of.names[frame.paper.language] ?? of.slug}
      path={pathOf('section', { slug: of.slug })}
      stories={page}
      section={of.slug}
      front={front}
    />
  );
}
