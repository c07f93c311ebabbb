import { notFound, redirect } from 'next/navigation';
import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { compareBodies, compareWords } from '#body/compareBodies.ts';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { ReleaseScreen } from '#components/staff/release/ReleaseScreen.tsx';
import { buttonLook } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import type { Actor } from '#editorial/access/actor.ts';
import { may } from '#editorial/access/policy.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { articleId, instantShape } from '#editorial/inputSchemas.ts';
import { readZones } from '#editorial/paper/paperSettings.ts';
import { forecastRelease } from '#editorial/releases/releaseForecast.ts';
import { type Review, reviewRelease } from '#editorial/releases/releaseReview.ts';
import {
  cancelScheduledArticle,
  foreseeRelease,
  keepArticleLive,
  previewReleaseTakeBack,
  releaseArticle,
  rescheduleRelease,
  takeBackRelease,
  withdrawArticle,
} from './actions.ts';

export const generateMetadata = titled('release', 'title');

type Props = {
  params: Promise<{ id: string }>;
  /** `at`: the time that was chosen on the calendar, ISO */
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReleasePage({ params, searchParams }: Props) {
  const id = articleId.safeParse((await params).id);
  if (!id.success) notFound();
  const actor = await requireActorWhoMay('article.preview', `/newsroom/articles/${id.data}/release`);
  const [{ found, foreseen }, zones, t, packages] = await Promise.all([
    review(actor, id.data).catch((error) => leadElsewhere(error, id.data)),
    readZones(actor),
    wordsOf('release'),
    wordsOf('packages'),
  ]);
  const { content, live, findings: _, ...shown } = found;
  const now = new Date();
  const at = instantShape.safeParse((await searchParams).at).data;
  return (
    <NewsroomPage
      wide
      title={t('title')}
      aside={
        <div className="flex flex-wrap gap-2">
          {may(actor, 'package.change') && (
            <Link href={`/newsroom/packages?add=${id.data}`} className={buttonLook()}>
              {packages('addTo')}
            </Link>
          )}
          <Link href={`/newsroom/articles/${id.data}`} className={buttonLook()}>
            {t('back')}
          </Link>
        </div>
      }
    >
      <ReleaseScreen
        latest={{
          review: shown,
          headline: content.headline,
          foreseen,
          compared: live && compare(content, live, shown.language),
          liveNumber: live?.number ?? null,
        }}
        standing={<StatusTag of={shown.standing} now={now} />}
        now={now}
        at={at && at > now ? at : null}
        otherZones={zones.otherZones}
        may={{
          release: may(actor, 'article.release'),
          withdraw: may(actor, 'article.withdraw'),
          takeBack: may(actor, 'article.take-back'),
        }}
        acts={{
          release: releaseArticle,
          foresee: foreseeRelease,
          reschedule: rescheduleRelease,
          cancel: cancelScheduledArticle,
          previewTakeBack: previewReleaseTakeBack,
          takeBack: takeBackRelease,
          withdraw: withdrawArticle,
          keepLive: keepArticleLive,
        }}
      />
    </NewsroomPage>
  );
}

/** The content to review, and what its release would check and change: both of the same snapshot. */
async function review(actor: Actor, id: Parameters<typeof reviewRelease>[1]) {
  const reviewed = await reviewRelease(actor, id);
  return {
    found: reviewed,
    foreseen: await forecastRelease(actor, { articleId: id, reviewed: reviewed.reviewed }),
  };
}

/** An article in the bin cannot be released; redirects to its own page, which offers to restore it. */
function leadElsewhere(error: unknown, id: number): never {
  if (isRefusal(error) && error.reason === 'not-found') notFound();
  if (isRefusal(error) && error.reason === 'in-bin') redirect(`/newsroom/articles/${id}`);
  throw error;
}

function compare(content: Review['content'], live: NonNullable<Review['live']>, language: string) {
  return {
    headline: compareWords(live.headline, content.headline, language),
    standfirst: compareWords(live.standfirst, content.standfirst, language),
    body: content.body ? compareBodies(live.body, content.body) : [],
  };
}
