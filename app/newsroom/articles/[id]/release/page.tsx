import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireActorWhoMay } from '#app/currentActor';
import { wordsOf } from '#app/staffPage';
import { compareBodies, compareWords } from '#body/compare';
import { Page } from '#components/newsroom/Page';
import { ReleaseDesk } from '#components/newsroom/release/ReleaseDesk';
import { StandingTag } from '#components/newsroom/StandingTag';
import { buttonLook } from '#components/ui/Button';
import { Link } from '#components/ui/Link';
import { foresee } from '#editorial/article/foreseeing';
import { type Review, reviewRelease } from '#editorial/article/reviewing';
import { articleId } from '#editorial/orders';
import { readZones } from '#editorial/paper/settings';
import { may } from '#editorial/policy';
import { isRefusal } from '#editorial/refusal';
import {
  callOffRelease,
  foreseeRelease,
  keepArticleLive,
  lookBackAtRelease,
  releaseArticle,
  rescheduleRelease,
  takeBackRelease,
  withdrawArticle,
} from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('release'))('title') };
}

export default async function ReleasePage({ params }: { params: Promise<{ id: string }> }) {
  const id = articleId.safeParse((await params).id);
  if (!id.success) notFound();
  const actor = await requireActorWhoMay('article.preview', `/newsroom/articles/${id.data}/release`);
  const [found, foreseen, zones, t, packages] = await Promise.all([
    reviewRelease(actor, id.data).catch(orNotFound),
    foresee(actor, { articleId: id.data }).catch(orNotFound),
    readZones(actor),
    wordsOf('release'),
    wordsOf('packages'),
  ]);
  const { content, live, findings: _, ...review } = found;
  const now = new Date();
  return (
    <Page
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
      <div className="flex flex-wrap items-baseline gap-3">
        <p lang={review.language} className="font-serif text-lg text-quiet">
          {content.headline}
        </p>
        <StandingTag standing={review.standing} now={now} />
      </div>
      <ReleaseDesk
        review={review}
        foreseen={foreseen}
        now={now}
        compared={live && compare(content, live, review.language)}
        liveNumber={live?.number ?? null}
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
          callOff: callOffRelease,
          lookBack: lookBackAtRelease,
          takeBack: takeBackRelease,
          withdraw: withdrawArticle,
          keepLive: keepArticleLive,
        }}
      />
    </Page>
  );
}

function orNotFound(error: unknown): never {
  if (isRefusal(error) && error.reason === 'not-found') notFound();
  throw error;
}

function compare(content: Review['content'], live: NonNullable<Review['live']>, language: string) {
  return {
    headline: compareWords(live.headline, content.headline, language),
    standfirst: compareWords(live.standfirst, content.standfirst, language),
    body: content.body ? compareBodies(live.body, content.body) : [],
  };
}
