import { headers } from 'next/headers';
import { requireActor } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { StartArticle } from '#components/staff/articles/StartArticle.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';

export const generateMetadata = titled('newsroom', (t) => t('list.newArticle'));

/**
 * Creates an article at once only if the request comes from a page of this site: a link on another site must not
 * create articles.
 */
export default async function NewArticlePage() {
  await requireActor('/newsroom/articles/new');
  const [requestHeaders, t] = await Promise.all([headers(), wordsOf('newsroom')]);
  return (
    <NewsroomPage title={t('list.newArticle')} narrow>
      <StartArticle atOnce={requestHeaders.get('sec-fetch-site') === 'same-origin'} />
    </NewsroomPage>
  );
}
