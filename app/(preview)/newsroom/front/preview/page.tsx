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

/** The draft of a front as readers would get it now, by the very components that readers' pages are made of. */
export default async function FrontPreview({ searchParams }: { searchParams: Parameters }) {
  const given = await searchParams;
  const id = frontId.safeParse(given.front);
  if (!id.success) notFound();
  const actor = await requireActorWhoMay('front.read', `/newsroom/front/preview?front=${id.data}`);
  const seen = await previewFront(actor, { frontId: id.data, withComing: given.coming === 'yes' }).catch(
    (error) => {
      if (isRefusal(error) && error.reason === 'not-found') notFound();
      throw error;
    },
  );
  const { inLanguage, facts } = await openPageContext();
  const frame = inLanguage(seen.language);
  if (seen.is === 'front') return <FrontPage frame={frame} facts={facts(null)} front={seen.front} />;
  const { of, front, page } = seen;
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
