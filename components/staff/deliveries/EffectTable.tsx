'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, buttonLook } from '#components/ui/Button.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { useHydrated } from '#components/ui/useHydrated.ts';
import { type ActAnswer, type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import type { Effect } from '#editorial/outbox/deliveryList.ts';
import { EffectRow } from './EffectRow.tsx';

type Act<T> = (order: unknown) => Promise<ActAnswer<T>>;
type Props = {
  effects: Effect[];
  /** one receiver's deliveries only */
  only: { kind: string; target: string } | null;
  older: string | null;
  newest: string | null;
  acts: { retryOne: Act<void>; retryAllOf: Act<{ retried: number }> };
};

/** What the outside is told. On a phone each row stands as a block of its own. */
export function EffectTable({ effects, only, older, newest, acts }: Props) {
  const t = useTranslations('effects');
  const refusal = useRefusal();
  const ready = useHydrated();
  const [refused, setRefused] = useState<RefusedAct | null>(null);
  const [done, setDone] = useState('');
  const [busy, setBusy] = useState('');

  async function act<T>(what: string, asked: Promise<ActAnswer<T>>, said: (value: T) => string) {
    setBusy(what);
    setRefused(null);
    setDone('');
    const answered = await refusal.guard(asked);
    setBusy('');
    if (answered.ok) setDone(said(answered.value));
    else setRefused(answered);
  }

  return (
    <div>
      <div className="[&>div>div]:mb-4">
        <LiveNotice>{refused && refusal.say(refused)}</LiveNotice>
        <LiveNotice tone="good">{done}</LiveNotice>
      </div>
      {only && (
        <div className="mb-4 flex flex-wrap items-center gap-3 text-sm">
          <span>{t('only', { to: effects[0]?.to ?? t('gone') })}</span>
          <Button
            small
            disabled={!ready || busy !== ''}
            onClick={() =>
              act('all', acts.retryAllOf(only), ({ retried }) => t('retriedAll', { count: retried }))
            }
          >
            {t('retryAll')}
          </Button>
          <a href="/admin/effects" className={buttonLook('quiet', true)}>
            {t('everybody')}
          </a>
        </div>
      )}
      {effects.length === 0 ? (
        <EmptyState title={t('none')} text={t('noneText')} />
      ) : (
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">{t('title')}</caption>
          <thead className="max-lg:sr-only">
            <tr className="border-b border-edge text-left text-[0.8125rem] text-quiet">
              {(['what', 'to', 'state', 'tries', 'acts'] as const).map((head) => (
                <th key={head} scope="col" className="px-2 py-2 font-medium first:pl-0">
                  {head === 'acts' ? <span className="sr-only">{t(head)}</span> : t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {effects.map((effect) => (
              <EffectRow
                key={effect.id}
                effect={effect}
                busy={!ready || busy !== ''}
                retry={() =>
                  act(effect.id, acts.retryOne({ deliveryId: effect.id }), () =>
                    t('retried', { to: effect.to ?? t('gone') }),
                  )
                }
              />
            ))}
          </tbody>
        </table>
      )}
      <nav aria-label={t('title')} className="mt-4 flex justify-between gap-3">
        {newest ? (
          <a href={newest} className={buttonLook('quiet', true)}>
            {t('newest')}
          </a>
        ) : (
          <span />
        )}
        {older && (
          <a href={older} className={buttonLook('plain', true)}>
            {t('older')}
          </a>
        )}
      </nav>
    </div>
  );
}
