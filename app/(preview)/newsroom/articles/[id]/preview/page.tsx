import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireActorWhoMay } from '#app/currentActor';
import { openFrame } from '#app/openFrame';
import { asLive } from '#components/newsroom/release/asLive';
import { ArticlePage } from '#components/reader/ArticlePage';
import { reviewRelease } from '#editorial/article/reviewing';
import { articleId } from '#editorial/orders';
import { isRefusal } from '#editorial/refusal';

export const metadata: Metadata = { robots: 'noindex' };

/** The draft as readers would see it now, by the very components that readers' pages are made of. */
export default async function Preview({ params }: { params: Promise<{ id: string }> }) {
  const id = articleId.safeParse((await params).id);
  if (!id.success) notFound();
  const actor = await requireActorWhoMay('article.preview', `/newsroom/articles/${id.data}/preview`);
  const review = await reviewRelease(actor, id.data).catch((error) => {
    if (isRefusal(error) && error.reason === 'not-found') notFound();
    throw error;
  });
  const { inLanguage, facts } = await openFrame();
  const frame = inLanguage(review.language);
  return <ArticlePage frame={frame} facts={facts(null)} article={asLive(review, frame.now)} />;
}
