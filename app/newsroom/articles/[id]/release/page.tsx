import { redirect } from 'next/navigation';
import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { ButtonLink } from '#app/_staff/ButtonLink.tsx';
import {
  type IdProps,
  parseOrNotFound,
  type SearchProps,
  titled,
  whenRefused,
  wordsOf,
} from '#app/_staff/staffPage.ts';
import { compareBodies } from '#body/comparison/compareBodies.ts';
import { compareWords } from '#body/comparison/wordChanges.ts';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { ReleaseScreen } from '#components/staff/release/ReleaseScreen.tsx';
import type { Actor } from '#editorial/access/actor.ts';
import { may } from '#editorial/access/policy.ts';
import { articleId, instantSchema } from '#editorial/inputSchemas.ts';
import { readZones } from '#editorial/paper/paperSettings.ts';
import { forecastRelease } from '#editorial/releases/releaseForecast.ts';
import { type Review, reviewRelease } from '#editorial/releases/releaseReview.ts';
import * as actions from './actions.ts';

export const generateMetadata = titled('release', (t) => t('title'));

/** The `at` parameter is the time that was chosen on the calendar, in ISO format. */
export default async function ReleasePage({ params, searchParams }: IdProps & SearchProps) {
  const id = parseOrNotFound(articleId, (await params).id);
  const actor = await requireActorWhoMay('article.preview', `/newsroom/articles/${id}/release`);
  const [{ reviewed, forecast }, { otherZones }, t, packages] = await Promise.all([
    // An article in the bin cannot be released; the article's page offers to restore it.
    reviewWithForecast(actor, id).catch(whenRefused(() => redirect(`/newsroom/articles/${id}`))),
    readZones(actor),
    wordsOf('release'),
    wordsOf('packages'),
  ]);
  const { content, live, ...shown } = reviewed;
  const now = new Date();
  const at = instantSchema.safeParse((await searchParams).at).data;
  return (
    <NewsroomPage
      wide
      title={t('title')}
      back={{ href: `/newsroom/articles/${id}`, label: t('back') }}
      aside={
        may(actor, 'package.change') && (
          <ButtonLink href={`/newsroom/packages?add=${id}`}>{packages('addTo')}</ButtonLink>
        )
      }
    >
      <ReleaseScreen
        latest={{
          review: shown,
          headline: content.headline,
          foreseen: forecast,
          compared: live && compare(content, live, shown.language),
          liveNumber: live?.number ?? null,
        }}
        standing={<StatusTag of={shown.standing} now={now} />}
        now={now}
        at={at && at > now ? at : null}
        otherZones={otherZones}
        may={{
          release: may(actor, 'article.release'),
          withdraw: may(actor, 'article.withdraw'),
          takeBack: may(actor, 'article.take-back'),
        }}
        acts={{
          release: actions.releaseArticle,
          foresee: actions.foreseeRelease,
          reschedule: actions.rescheduleRelease,
          cancel: actions.cancelScheduledArticle,
          forecastTakeBack: actions.forecastReleaseTakeBack,
          takeBack: actions.takeBackRelease,
          withdraw: actions.withdrawArticle,
          keepLive: actions.keepArticleLive,
        }}
      />
    </NewsroomPage>
  );
}

/** The content to review, and what its release would check and change: both of the same snapshot. */
async function reviewWithForecast(actor: Actor, articleId: Review['articleId']) {
  const reviewed = await reviewRelease(actor, articleId);
  return { reviewed, forecast: await forecastRelease(actor, { articleId, reviewed: reviewed.reviewed }) };
}

function compare(content: Review['content'], live: NonNullable<Review['live']>, language: string) {
  return {
    headline: compareWords(live.headline, content.headline, language),
    standfirst: compareWords(live.standfirst, content.standfirst, language),
    body: content.body ? compareBodies(live.body, content.body) : [],
  };
}
