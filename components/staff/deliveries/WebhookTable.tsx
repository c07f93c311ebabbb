'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { ConfirmDialog } from '#components/ui/FormDialog.tsx';
import { Link } from '#components/ui/Link.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { Time } from '#components/ui/Time.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Webhook } from '#editorial/outbox/webhookList.ts';

type Act = (order: unknown) => Promise<ActAnswer<unknown>>;
type What = 'pause' | 'resume' | 'remove';
type Acts = Record<What | 'ping', Act>;

/** the sentence of what was done */
const said = { pause: 'paused', resume: 'resumed', remove: 'removed' } as const;

/** All webhooks, with what the last delivery to each answered. */
export function WebhookTable({ webhooks, acts }: { webhooks: Webhook[]; acts: Acts }) {
  const t = useTranslations('effects.webhooks');
  const { run, tell, isPending, notices } = useAction();
  const [asked, setAsked] = useState<{ id: number; what: What } | null>(null);
  // As it is in the list now: an act before may have changed what the next one is decided on.
  const webhook = webhooks.find(({ id }) => id === asked?.id);
  const ask = (webhook: Webhook, what: What) => () => {
    tell('');
    setAsked({ id: webhook.id, what });
  };

  return (
    <div className="flex flex-col gap-4">
      {notices}
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
                disabled={isPending}
                aria-label={t('pingOf', { name: webhook.name })}
                onClick={() =>
                  run(acts.ping({ webhookId: webhook.id }), () => t('pinged', { name: webhook.name }))
                }
              >
                {t('ping')}
              </Button>
              <Button
                small
                aria-label={t(webhook.active ? 'pauseOf' : 'resumeOf', { name: webhook.name })}
                onClick={ask(webhook, webhook.active ? 'pause' : 'resume')}
              >
                {t(webhook.active ? 'pause' : 'resume')}
              </Button>
              <Button
                small
                look="danger"
                aria-label={t('removeOf', { name: webhook.name })}
                onClick={ask(webhook, 'remove')}
              >
                {t('remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {asked && webhook && (
        <ConfirmDialog
          act="webhook.change"
          subject={`webhook:${webhook.id}`}
          decidedOn={webhook.decidedOn}
          onClose={() => setAsked(null)}
          title={t(`${asked.what}Of`, { name: webhook.name })}
          description={t(`${asked.what}Text`)}
          look={asked.what === 'remove' ? 'danger' : 'press'}
          submit={t(asked.what)}
          send={(confirmation) => acts[asked.what]({ webhookId: webhook.id, confirmation })}
          onDone={() => tell(t(said[asked.what], { name: webhook.name }))}
        />
      )}
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
