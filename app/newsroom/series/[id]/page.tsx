import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { type IdProps, parseOrNotFound, titled, whenRefused, wordsOf } from '#app/_staff/staffPage.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { SeriesScreen } from '#components/staff/series/SeriesScreen.tsx';
import { seriesText } from '#components/staff/series/seriesActs.ts';
import { may } from '#editorial/access/policy.ts';
import { seriesId } from '#editorial/series/seriesInputSchemas.ts';
import { readSeriesForOrdering } from '#editorial/series/seriesList.ts';
import { endSeries, orderParts, renameSeriesAction } from '../actions.ts';

export const generateMetadata = titled('series', (t) => t('title'));

export default async function OneSeries({ params }: IdProps) {
  const id = parseOrNotFound(seriesId, (await params).id);
  const actor = await requireActorWhoMay('series.read', `/newsroom/series/${id}`);
  const [series, t] = await Promise.all([
    readSeriesForOrdering(actor, id).catch(whenRefused()),
    wordsOf('series'),
  ]);
  return (
    <NewsroomPage
      title={seriesText(series.names, actor.locale)}
      back={{ href: '/newsroom/series', label: t('all') }}
    >
      <SeriesScreen
        read={series}
        mayChange={may(actor, 'series.change')}
        acts={{ setParts: orderParts, rename: renameSeriesAction, drop: endSeries }}
      />
    </NewsroomPage>
  );
}
