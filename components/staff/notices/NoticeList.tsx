'use client';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { NewsroomNotice } from '#editorial/notices/noticeList.ts';
import { NoticeRow } from './NoticeRow.tsx';

export type NoticeActs = {
  markRead(order: { noticeId: number }): Promise<ActAnswer<void>>;
  markAllRead(order: { upTo: number }): Promise<ActAnswer<{ marked: number }>>;
};

type Props = {
  items: NewsroomNotice[];
  /** on the first page only: the other pages do not show the newest ones */
  mayMarkAll: boolean;
  acts: NoticeActs;
};

/** A person's notices. Opening one marks it as read. */
export function NoticeList({ items, mayMarkAll, acts }: Props) {
  const t = useTranslations('notices');
  const { run, isPending, notices } = useAction();
  const [newest] = items;
  const isAnyUnread = items.some(({ isRead }) => !isRead);
  return (
    <div className="flex flex-col gap-3">
      {mayMarkAll && newest && (
        <Button
          small
          className="self-start"
          disabled={isPending || !isAnyUnread}
          onClick={() =>
            run(acts.markAllRead({ upTo: newest.id }), ({ marked }) => t('marked', { count: marked }))
          }
        >
          {t('markAllRead')}
        </Button>
      )}
      {notices}
      <ul aria-label={t('list')} aria-busy={isPending} className="border-b border-line">
        {items.map((item) => (
          <NoticeRow
            key={item.id}
            item={item}
            isPending={isPending}
            onRead={() => run(acts.markRead({ noticeId: item.id }))}
          />
        ))}
      </ul>
    </div>
  );
}
