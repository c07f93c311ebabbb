'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { EmptyState } from '#components/ui/EmptyState';
import { Link } from '#components/ui/Link';
import { Notice } from '#components/ui/Notice';
import { Tag } from '#components/ui/Tag';
import { Time } from '#components/ui/Time';
import type { Webhook } from '#editorial/effects/reading';
import { type Answered, type Refused, useRefusal } from '../admin/useRefusal.tsx';
import { useHydrated } from '../useHydrated.ts';

type Act = (order: unknown) => Promise<Answered<unknown>>;
type Acts = { pauseHook: Act; resumeHook: Act; pingHook: Act; removeHook: Act };

/** Everybody outside who is told of releases. */
export function WebhookTable({ webhooks, acts }: { webhooks: Webhook[]; acts: Acts }) {
  const t = useTranslations('effects.webhooks');
  const ui = useTranslations('ui');
  const refusal = useRefusal();
  const ready = useHydrated();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [done, setDone] = useState('');
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState<Webhook | null>(null);

  async function act({ id, name }: Webhook, what: Act, said: 'paused' | 'resumed' | 'pinged' | 'removed') {
    setBusy(true);
    setRefused(null);
    setDone('');
    const answered = await refusal.guard(what({ webhookId: id }));
    setBusy(false);
    if (answered.ok) setDone(t(said, { name }));
    else setRefused(answered);
  }

  return (
    <div>
      <div className="[&>div>div]:mb-4">
        <Notice>{refused && refusal.say(refused)}</Notice>
        <Notice tone="good">{done}</Notice>
      </div>
      {webhooks.length === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
      <ul className="border-t border-line text-sm empty:border-0" aria-label={t('title')}>
        {webhooks.map((webhook) => (
          <li
            key={webhook.id}
            className="flex flex-col gap-3 border-b border-line py-3 lg:flex-row lg:items-start lg:justify-between"
          >
            <Facts webhook={webhook} />
            <div className="flex flex-wrap gap-2">
              <Button
                small
                look="quiet"
                disabled={!ready || busy}
                aria-label={t('pingOf', { name: webhook.name })}
                onClick={() => act(webhook, acts.pingHook, 'pinged')}
              >
                {t('ping')}
              </Button>
              <Button
                small
                disabled={!ready || busy}
                aria-label={t(webhook.active ? 'pauseOf' : 'resumeOf', { name: webhook.name })}
                onClick={() =>
                  webhook.active
                    ? act(webhook, acts.pauseHook, 'paused')
                    : act(webhook, acts.resumeHook, 'resumed')
                }
              >
                {t(webhook.active ? 'pause' : 'resume')}
              </Button>
              <Button
                small
                look="danger"
                disabled={!ready || busy}
                aria-label={t('removeOf', { name: webhook.name })}
                onClick={() => setLeaving(webhook)}
              >
                {t('remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Dialog
        open={leaving !== null}
        onOpenChange={() => setLeaving(null)}
        title={t('removeOf', { name: leaving?.name ?? '' })}
        description={t('removeText')}
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setLeaving(null)}>{ui('cancel')}</Button>
          <Button
            look="danger"
            onClick={() => {
              if (leaving) act(leaving, acts.removeHook, 'removed');
              setLeaving(null);
            }}
          >
            {t('remove')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}

function Facts({ webhook }: { webhook: Webhook }) {
  const t = useTranslations('effects.webhooks');
  const query = new URLSearchParams({ kind: 'webhook', target: String(webhook.id) });
  return (
    <div className="min-w-0">
      <h2 className="inline font-medium">{webhook.name}</h2>{' '}
      <Tag tone={webhook.active ? 'good' : 'plain'}>{t(webhook.active ? 'active' : 'pausing')}</Tag>
      <p className="break-all text-quiet">{webhook.url}</p>
      <p className="text-quiet">
        {webhook.lastDoneAt ? (
          <>
            {t('lastDone')} <Time at={webhook.lastDoneAt} look="short" />
          </>
        ) : (
          t('neverDone')
        )}{' '}
        ·{' '}
        <Link
          href={`/admin/effects?${query}`}
          className="underline decoration-edge underline-offset-4 hover:text-press-ink"
        >
          {t('deliveries', { open: webhook.open, givenUp: webhook.givenUp })}
        </Link>
      </p>
    </div>
  );
}
