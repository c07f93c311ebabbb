import { notFound } from 'next/navigation';
import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { SeriesScreen } from '#components/staff/series/SeriesScreen.tsx';
import { seriesName } from '#components/staff/series/seriesActs.ts';
import { buttonLook } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import { may } from '#editorial/access/policy.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { seriesId } from '#editorial/series/seriesInputSchemas.ts';
import { readSeriesForOrdering } from '#editorial/series/seriesList.ts';
import { endSeries, orderParts, tellAnew } from '../actions.ts';

export const generateMetadata = titled('series', 'title');

export default async function OneSeries({ params }: { params: Promise<{ id: string }> }) {
  const id = seriesId.safeParse((await params).id);
  if (!id.success) notFound();
  const actor = await requireActorWhoMay('series.read', `/newsroom/series/${id.data}`);
  const [found, t] = await Promise.all([
    readSeriesForOrdering(actor, id.data).catch((error) => {
      if (isRefusal(error) && error.reason === 'not-found') notFound();
      throw error;
    }),
    wordsOf('series'),
  ]);
  return (
    <NewsroomPage
      title={seriesName(found.names, actor.locale)}
      aside={
        <Link href="/newsroom/series" className={buttonLook()}>
          {t('all')}
        </Link>
      }
    >
      <SeriesScreen
        read={found}
        mayChange={may(actor, 'series.change')}
        acts={{ setParts: orderParts, rename: tellAnew, drop: endSeries }}
      />
    </NewsroomPage>
  );
}
