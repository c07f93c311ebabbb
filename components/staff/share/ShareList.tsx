'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { Time } from '#components/ui/Time.tsx';
import type { ListedShare } from '#editorial/sharing/shareList.ts';
import { useSharing } from './ShareDialogs.tsx';
import type { Shares } from './useShares.ts';

const tones = { open: 'good', expired: 'plain', revoked: 'plain', orphaned: 'plain' } as const;

/** The links to a draft: their recipients, expiry and views. */
export function ShareList({ articleId, shares }: { articleId: number; shares: Shares }) {
  const t = useTranslations('share');
  const { acts } = useSharing();
  const [revokedId, setRevokedId] = useState<number | null>(null);
  const { items, notices, isRefused, older, reread } = shares;
  const revoked = items?.find(({ id }) => id === revokedId);
  return (
    <section aria-labelledby="links" className="border-t border-line pt-4">
      <h3 id="links" className="text-sm font-medium">
        {t('links')}
      </h3>
      {notices}
      {items === null && !isRefused && <Skeleton rows={2} className="h-10" />}
      {items?.length === 0 && <p className="mt-2 text-sm text-quiet">{t('none')}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {items?.map((share) => (
          <Row key={share.id} share={share} revoke={() => setRevokedId(share.id)} />
        ))}
      </ul>
      {older && (
        <Button small className="mt-3" onClick={older}>
          {t('older')}
        </Button>
      )}
      {revoked && (
        <ConfirmDialog
          act="share.revoke"
          subject={`share-link:${revoked.id}`}
          decidedOn={revoked.decidedOn}
          onClose={() => setRevokedId(null)}
          title={t('endTitle', { recipient: revoked.recipient })}
          description={t('endText')}
          look="danger"
          submit={t('endNow')}
          send={(confirmation) => acts.revoke({ articleId, linkId: revoked.id, confirmation })}
          onLookAgain={reread}
          onDone={reread}
        />
      )}
    </section>
  );
}

function Row({ share, revoke }: { share: ListedShare; revoke(): void }) {
  const t = useTranslations('share');
  const { may } = useSharing();
  const { recipient, times, views, by } = share;
  const [last] = views;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3 text-sm">
      <div className="min-w-0 grow basis-56">
        <p className="font-medium break-words">{recipient}</p>
        <p className="text-[0.8125rem] text-quiet">
          <Tag tone={tones[share.is]}>{t(`is.${share.is}`)}</Tag>{' '}
          {share.is === 'open' && (
            <>
              {t('until')} <Time at={share.until} look="short" />
            </>
          )}
          {by && ` · ${t('by', { name: by })}`}
        </p>
        {last ? (
          <details className="text-[0.8125rem] text-quiet">
            <summary className="cursor-pointer">
              {t('times', { count: times })} <Time at={last.at} look="short" />
            </summary>
            <ul className="mt-1 flex flex-col gap-1">
              {views.map((view) => (
                <li key={`${view.at} ${view.client}`} className="break-words">
                  <Time at={view.at} look="short" /> · {view.client} · {view.agent || t('noAgent')}
                </li>
              ))}
            </ul>
          </details>
        ) : (
          <p className="text-[0.8125rem] text-quiet">{t('never')}</p>
        )}
      </div>
      {may.revoke && share.is === 'open' && (
        <Button small look="danger" aria-label={t('endOf', { recipient })} onClick={revoke}>
          {t('end')}
        </Button>
      )}
    </li>
  );
}
