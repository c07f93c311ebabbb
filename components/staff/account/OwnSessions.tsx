'use client';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { Time } from '#components/ui/Time.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { OwnSession } from '#editorial/people/personList.ts';

type Props = {
  sessions: OwnSession[];
  end(order: unknown): Promise<ActAnswer<void>>;
  endOthers(): Promise<ActAnswer<{ ended: number }>>;
};

export function OwnSessions({ sessions, end, endOthers }: Props) {
  const t = useTranslations('account');
  const { run, isPending, notices } = useAction();
  const nameOf = ({ device }: OwnSession) => {
    const parsed = deviceOf(device);
    return parsed ? t('browserOn', parsed) : t('unknown');
  };

  return (
    <section aria-labelledby="sessions" className="flex flex-col gap-4 border-t border-line pt-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="sessions" className="font-serif text-xl font-semibold">
          {t('sessions')}
        </h2>
        {sessions.length > 1 && (
          <Button
            small
            disabled={isPending}
            onClick={() => run(endOthers(), ({ ended }) => t('ended', { count: ended }))}
          >
            {t('endOthers')}
          </Button>
        )}
      </div>
      {notices}
      <ul className="border-t border-line text-sm" aria-busy={isPending}>
        {sessions.map((session) => (
          <li
            key={session.key}
            className="flex items-center justify-between gap-3 border-b border-line py-2.5"
          >
            <span>
              <span className="font-medium">{nameOf(session)}</span>{' '}
              {session.isCurrent && <Tag tone="good">{t('here')}</Tag>}
              <span className="block text-quiet">
                {t('seen')} <Time at={session.seenAt} look="short" />
                <span aria-hidden className="max-sm:hidden">
                  {' · '}
                </span>
                <span className="max-sm:block">
                  {t('begun')} <Time at={session.createdAt} look="short" />
                </span>
              </span>
            </span>
            {!session.isCurrent && (
              <Button
                small
                disabled={isPending}
                aria-label={t('endOf', { device: nameOf(session) })}
                onClick={() => run(end({ key: session.key }), () => t('ended', { count: 1 }))}
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const browsers = [
  ['Edge', /Edg\//],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox\/|FxiOS/],
  ['Chrome', /Chrome\/|CriOS/],
  ['Safari', /Safari\//],
] as const;

const systems = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
] as const;

/** Browser and system of a user agent; exact enough to distinguish a user's own sessions. */
function deviceOf(userAgent: string): { browser: string; system: string } | null {
  const browser = browsers.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const system = systems.find(([, pattern]) => pattern.test(userAgent))?.[0];
  return browser && system ? { browser, system } : null;
}
