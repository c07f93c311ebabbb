import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ZodError } from 'zod';
import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { openPageContext } from '#app/_reader/pageContext.ts';
import { type IdProps, parseOrNotFound, type SearchProps } from '#app/_staff/staffPage.ts';
import { DraftPage } from '#components/reader/pages/DraftPage.tsx';
import { isRefusal } from '#editorial/access/refusal.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { type PreviewOrder, previewArticle } from '#editorial/preview/articlePreview.ts';

export const metadata: Metadata = { robots: 'noindex' };

/**
 * The draft as readers would see it now, rendered by the components of reader pages. `?reviewed=` selects the snapshot
 * that a review page shows; `?kind=` and `?note=` are the release's kind of change and note.
 */
export default async function Preview({ params, searchParams }: IdProps & SearchProps) {
  const id = parseOrNotFound(articleId, (await params).id);
  const actor = await requireActorWhoMay('article.preview', `/newsroom/articles/${id}/preview`);
  const { kind, note, reviewed } = await searchParams;
  const order = { articleId: id, reviewed, kind, readerNote: note } as PreviewOrder;
  const [article, { inLanguage, facts }] = await Promise.all([
    previewArticle(actor, order).catch((error) => {
      // An invalid or expired snapshot id, or one of another article, is answered 404.
      if (error instanceof ZodError || isRefusal(error)) notFound();
      throw error;
    }),
    openPageContext(),
  ]);
  return <DraftPage frame={inLanguage(article.language)} facts={facts(null)} article={article} />;
}
