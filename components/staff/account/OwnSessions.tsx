'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { Time } from '#components/ui/Time.tsx';
import { useHydrated } from '#components/ui/useHydrated.ts';
import { type ActAnswer, type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import type { OwnSession } from '#editorial/people/personList.ts';
import { deviceOf } from './device.ts';

type Props = {
  sessions: OwnSession[];
  end(order: unknown): Promise<ActAnswer<void>>;
  endOthers(): Promise<ActAnswer<{ ended: number }>>;
};

export function OwnSessions({ sessions, end, endOthers }: Props) {
  const t = useTranslations('account');
  const refusal = useRefusal();
  const [refused, setRefused] = useState<RefusedAct | null>(null);
  const [done, setDone] = useState('');
  const ready = useHydrated();
  const [ending, setBusy] = useState(false);
  const busy = ending || !ready;

  async function act<T>(asked: Promise<ActAnswer<T>>, ended: (value: T) => number) {
    setBusy(true);
    setDone('');
    const answered = await refusal.guard(asked);
    setBusy(false);
    setRefused(answered.ok ? null : answered);
    if (answered.ok) setDone(t('ended', { count: ended(answered.value) }));
  }

  const nameOf = ({ device }: OwnSession) => {
    const found = deviceOf(device);
    return found ? t('browserOn', found) : t('unknown');
  };

  return (
    <section aria-labelledby="sessions" className="flex flex-col gap-4 border-t border-line pt-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="sessions" className="font-serif text-xl font-semibold">
          {t('sessions')}
        </h2>
        {sessions.length > 1 && (
          <Button small disabled={busy} onClick={() => act(endOthers(), ({ ended }) => ended)}>
            {t('endOthers')}
          </Button>
        )}
      </div>
      <div>
        <div className="[&>div>div]:mb-3">
          <LiveNotice>{refused && refusal.say(refused)}</LiveNotice>
          <LiveNotice tone="good">{done}</LiveNotice>
        </div>
        <ul className="border-t border-line text-sm" aria-busy={ending}>
          {sessions.map((session) => (
            <li
              key={session.key}
              className="flex items-center justify-between gap-3 border-b border-line py-2.5"
            >
              <span>
                <span className="font-medium">{nameOf(session)}</span>{' '}
                {session.here && <Tag tone="good">{t('here')}</Tag>}
                <span className="block text-quiet">
                  {t('seen')} <Time at={session.seenAt} look="short" /> · {t('begun')}{' '}
                  <Time at={session.createdAt} look="short" />
                </span>
              </span>
              {!session.here && (
                <Button
                  small
                  disabled={busy}
                  aria-label={t('endOf', { device: nameOf(session) })}
                  onClick={() => act(end({ key: session.key }), () => 1)}
                >
                  {t('end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
