import { requireActor } from '#app/_auth/currentActor.ts';
import { ButtonLink } from '#app/_staff/ButtonLink.tsx';
import { type SearchProps, titled, wordsOf } from '#app/_staff/staffPage.ts';
import { BinList } from '#components/staff/bin/BinList.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { binListOrder, listBin } from '#editorial/bin/binList.ts';
import { eraseSubject, restoreSubject } from './actions.ts';

export const generateMetadata = titled('bin', (t) => t('title'));

export default async function BinPage({ searchParams }: SearchProps) {
  const actor = await requireActor('/newsroom/bin');
  const order = binListOrder.parse(await searchParams);
  const [{ items, before }, t] = await Promise.all([listBin(actor, order), wordsOf('bin')]);
  return (
    <NewsroomPage title={t('title')}>
      <p className="max-w-prose text-sm text-quiet">{t('lead')}</p>
      <BinList items={items} acts={{ restore: restoreSubject, erase: eraseSubject }}>
        <EmptyState title={t('empty')} text={t('emptyText')} />
      </BinList>
      {before && (
        <ButtonLink
          href={`/newsroom/bin?${new URLSearchParams({ ...(order.subject && { subject: order.subject }), before })}`}
          className="self-start"
        >
          {t('older')}
        </ButtonLink>
      )}
    </NewsroomPage>
  );
}
