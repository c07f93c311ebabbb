'use client';
import { useTranslations } from 'use-intl';
import { Button, buttonLook } from '#components/ui/Button.tsx';
import { DataTable } from '#components/ui/DataTable.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Link, linkLook } from '#components/ui/Link.tsx';
import { type PageLinks, Pager } from '#components/ui/Pager.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { Time } from '#components/ui/Time.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import type { ServerAct } from '#components/ui/useRefusal.ts';
import type { ListedDelivery } from '#editorial/outbox/deliveryList.ts';
import { OneReceiver } from './DeliveryFilter.tsx';

type Props = PageLinks & {
  deliveries: ListedDelivery[];
  /** set when the list shows one receiver's deliveries */
  only: { kind: string; target: string } | null;
  isFiltered: boolean;
  acts: { retryOne: ServerAct<void>; retryAllOf: ServerAct<{ retried: number }> };
};

const tones = { waiting: 'plain', failing: 'wait', 'given-up': 'press', done: 'good' } as const;

/** Deliveries to other systems and to subscribers, newest first. */
export function DeliveryTable({ deliveries, only, isFiltered, older, newest, acts }: Props) {
  const t = useTranslations('deliveries');
  const { run, isPending, notices } = useAction();
  const rows = deliveries.map((delivery) => ({ ...delivery, to: delivery.to ?? t('gone') }));
  return (
    <div className="flex flex-col gap-4">
      {notices}
      {only && (
        <OneReceiver
          name={rows[0]?.to ?? t('gone')}
          isPending={isPending}
          onRetryAll={() => run(acts.retryAllOf(only), ({ retried }) => t('retriedAll', { count: retried }))}
        />
      )}
      <DataTable
        caption={t('title')}
        rows={rows}
        keyOf={({ id }) => id}
        isBlocks
        empty={
          isFiltered ? (
            <EmptyState
              title={t('none')}
              text={t('noneText')}
              action={
                <Link href="/admin/effects" className={buttonLook()}>
                  {t('showAll')}
                </Link>
              }
            />
          ) : (
            <EmptyState title={t('none')} text={t('noneYet')} />
          )
        }
        columns={[
          {
            head: t('what'),
            className: 'font-medium!',
            cell: ({ article, what, createdAt }) => (
              <>
                {article ? (
                  <Link href={`/newsroom/articles/${article.id}`} className={linkLook}>
                    {article.headline}
                  </Link>
                ) : (
                  t(`event.${what}`)
                )}
                <span className="block font-normal text-quiet">
                  {article && `${t(`event.${what}`)} · `}
                  <Time at={createdAt} look="short" />
                </span>
              </>
            ),
          },
          {
            head: t('to'),
            className: 'break-words',
            cell: ({ kind, target, to }) => (
              <>
                <Link href={`/admin/effects?${new URLSearchParams({ kind, target })}`} className={linkLook}>
                  {to}
                </Link>
                <span className="block text-quiet">{t(`kind.${kind}`)}</span>
              </>
            ),
          },
          {
            head: t('state'),
            className: 'lg:w-24',
            cell: ({ standing }) => <Tag tone={tones[standing]}>{t(`standing.${standing}`)}</Tag>,
          },
          {
            head: t('tries'),
            className: 'text-quiet',
            cell: ({ attempts, lastError, doneAt, nextTryAt, standing }) => (
              <>
                {t('attempts', { count: attempts })}
                {lastError && (
                  <span className="block break-words text-ink">
                    {t('lastError')} {lastError}
                  </span>
                )}
                {doneAt && (
                  <span className="block">
                    {t('doneAt')} <Time at={doneAt} look="short" />
                  </span>
                )}
                {nextTryAt && standing === 'failing' && (
                  <span className="block">
                    {t('nextTry')} <Time at={nextTryAt} look="short" />
                  </span>
                )}
              </>
            ),
          },
          {
            head: t('acts'),
            isHeadHidden: true,
            className: 'lg:text-right!',
            cell: ({ id, standing, to }) =>
              standing !== 'done' && (
                <Button
                  small
                  disabled={isPending}
                  aria-label={t('retryOf', { to })}
                  onClick={() => run(acts.retryOne({ deliveryId: id }), () => t('retried', { to }))}
                >
                  {t('retry')}
                </Button>
              ),
          },
        ]}
      />
      <Pager
        label={t('title')}
        newest={newest}
        older={older}
        words={{ newest: t('newest'), older: t('older') }}
      />
    </div>
  );
}
