import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { ButtonLink } from '#app/_staff/ButtonLink.tsx';
import { type SearchProps, titled, wordsOf } from '#app/_staff/staffPage.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { ReleaseAll } from '#components/staff/import/ReleaseAll.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import type { Actor } from '#editorial/access/actor.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { checkReviewed } from '#editorial/releases/releaseForecast.ts';
import { reviewRelease } from '#editorial/releases/releaseReview.ts';
import { releaseImported } from '../actions.ts';

export const generateMetadata = titled('import', (t) => t('releaseTitle'));

/** The articles that an import created, with the checks of each and one button that releases all that pass. */
export default async function ReleaseImportedPage({ searchParams }: SearchProps) {
  const requestedIds = String((await searchParams).ids ?? '').slice(0, 4_000);
  const address = `/newsroom/import/release?ids=${encodeURIComponent(requestedIds)}`;
  const actor = await requireActorWhoMay('article.release', address);
  const ids = [...new Set(requestedIds.split(','))].slice(0, 50).map((id) => articleId.safeParse(id));
  const [reviews, t] = await Promise.all([
    Promise.all(ids.flatMap((id) => (id.success ? [waiting(actor, id.data)] : []))),
    wordsOf('import'),
  ]);
  const articles = reviews.flatMap((review) => review ?? []);
  return (
    <NewsroomPage title={t('releaseTitle')} narrow>
      {articles.length > 0 ? (
        <ReleaseAll articles={articles} release={releaseImported} />
      ) : (
        <EmptyState
          title={t('nothing')}
          action={<ButtonLink href="/newsroom/import">{t('toImport')}</ButtonLink>}
        />
      )}
    </NewsroomPage>
  );
}

async function waiting(actor: Actor, id: Parameters<typeof reviewRelease>[1]) {
  try {
    const { slug, content, live, ...review } = await reviewRelease(actor, id);
    const { articleId, decidedOn, reviewed, language } = review;
    const findings = await checkReviewed(actor, { articleId, reviewed });
    const { headline } = content;
    return { articleId, decidedOn, reviewed, findings, language, headline, live: live && slug };
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}
