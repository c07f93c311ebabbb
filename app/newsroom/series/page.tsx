import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { NewSeries } from '#components/staff/series/SeriesDialog.tsx';
import { SeriesList } from '#components/staff/series/SeriesList.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { may } from '#editorial/access/policy.ts';
import { listSeries } from '#editorial/series/seriesList.ts';
import { beginSeries } from './actions.ts';

export const generateMetadata = titled('series', (t) => t('title'));

export default async function SeriesPage() {
  const actor = await requireActorWhoMay('series.read', '/newsroom/series');
  const mayChange = may(actor, 'series.change');
  const [items, t] = await Promise.all([listSeries(actor), wordsOf('series')]);
  return (
    <NewsroomPage title={t('title')} aside={mayChange && <NewSeries create={beginSeries} />}>
      <p className="max-w-prose text-sm text-quiet">
        {t('lead')} {!mayChange && t('onlyEditors')}
      </p>
      {items.length > 0 ? (
        <SeriesList items={items} />
      ) : (
        <EmptyState title={t('none')} text={t('noneText')} />
      )}
    </NewsroomPage>
  );
}
