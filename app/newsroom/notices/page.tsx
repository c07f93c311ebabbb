import { requireActor } from '#app/_auth/currentActor.ts';
import { ButtonLink } from '#app/_staff/ButtonLink.tsx';
import { type SearchProps, titled, wordsOf } from '#app/_staff/staffPage.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { NoticeList } from '#components/staff/notices/NoticeList.tsx';
import { noticesPath } from '#components/staff/notices/noticesPath.ts';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { listOwnNotices, noticeListOrder } from '#editorial/notices/noticeList.ts';
import { markAllRead, markOneRead } from './actions.ts';

export const generateMetadata = titled('notices', (t) => t('title'));

export default async function NoticesPage({ searchParams }: SearchProps) {
  const actor = await requireActor(noticesPath);
  const order = noticeListOrder.parse(await searchParams);
  const [{ items, before }, t] = await Promise.all([listOwnNotices(actor, order), wordsOf('notices')]);
  return (
    <NewsroomPage title={t('title')} narrow>
      <p className="text-sm text-quiet">{t('lead')}</p>
      {items.length > 0 ? (
        <NoticeList
          items={items}
          mayMarkAll={order.before === undefined}
          acts={{ markRead: markOneRead, markAllRead }}
        />
      ) : (
        <EmptyState title={t('none')} text={t('noneText')} />
      )}
      <div className="flex flex-wrap gap-3 empty:hidden">
        {order.before !== undefined && <ButtonLink href={noticesPath}>{t('newest')}</ButtonLink>}
        {before !== null && <ButtonLink href={`${noticesPath}?before=${before}`}>{t('older')}</ButtonLink>}
      </div>
    </NewsroomPage>
  );
}
