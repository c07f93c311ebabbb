'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Notice } from '#components/ui/Notice';
import { Skeleton } from '#components/ui/Skeleton';
import { Tag } from '#components/ui/Tag';
import { Time } from '#components/ui/Time';
import type { Share } from '#editorial/sharing/listing';
import { type Refused, useRefusal } from '../admin/useRefusal.tsx';
import { useSharing } from './Sharing.tsx';
import type { Shares } from './useShares.ts';

const tones = { open: 'good', expired: 'plain', revoked: 'plain', orphaned: 'plain' } as const;

/** To whom the draft is or was shown, until when, and whether they looked. */
export function ShareList({ articleId, shares }: { articleId: number; shares: Shares }) {
  const t = useTranslations('share');
  const { say } = useRefusal();
  const [ending, setEnding] = useState<Share | null>(null);
  const { items, refused, older, reread } = shares;
  return (
    <section aria-labelledby="links" className="border-t border-line pt-4">
      <h3 id="links" className="text-sm font-medium">
        {t('links')}
      </h3>
      <Notice>{refused && say(refused)}</Notice>
      {items === null && !refused && <Skeleton rows={2} className="h-10" />}
      {items?.length === 0 && <p className="mt-2 text-sm text-quiet">{t('none')}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {items?.map((share) => (
          <Row key={share.id} share={share} end={() => setEnding(share)} />
        ))}
      </ul>
      {older && (
        <Button small className="mt-3" onClick={older}>
          {t('older')}
        </Button>
      )}
      {ending && (
        <End
          articleId={articleId}
          share={ending}
          close={(ended) => {
            setEnding(null);
            if (ended) reread();
          }}
        />
      )}
    </section>
  );
}

function Row({ share, end }: { share: Share; end(): void }) {
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
        <Button small look="danger" aria-label={t('endOf', { recipient })} onClick={end}>
          {t('end')}
        </Button>
      )}
    </li>
  );
}

type EndProps = { articleId: number; share: Share; close(ended: boolean): void };

function End({ articleId, share, close }: EndProps) {
  const t = useTranslations('share');
  const ui = useTranslations('ui');
  const { acts } = useSharing();
  const { say, guard } = useRefusal();
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);

  async function end() {
    setPending(true);
    const answered = await guard(acts.revoke({ articleId, linkId: share.id }));
    setPending(false);
    if (answered.ok) close(true);
    else setRefused(answered);
  }

  return (
    <Dialog
      open
      onOpenChange={() => close(false)}
      title={t('endTitle', { recipient: share.recipient })}
      description={t('endText')}
    >
      <Notice>{refused && !pending && say(refused)}</Notice>
      <div className="flex justify-end gap-3">
        <Button onClick={() => close(false)}>{ui('cancel')}</Button>
        <Button look="press" disabled={pending} onClick={end}>
          {t('endNow')}
        </Button>
      </div>
    </Dialog>
  );
}
