'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Link, linkLook } from '#components/ui/Link.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { Time } from '#components/ui/Time.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import type { ServerAct } from '#components/ui/useRefusal.ts';
import type { Webhook } from '#editorial/outbox/webhookList.ts';

type Change = 'pause' | 'resume' | 'remove';
type Acts = Record<Change | 'ping', ServerAct>;

/** The message of the result of each change. */
const doneMessages = { pause: 'paused', resume: 'resumed', remove: 'removed' } as const;

/** All webhooks, each with its last delivery. */
export function WebhookTable({ webhooks, acts }: { webhooks: Webhook[]; acts: Acts }) {
  const t = useTranslations('deliveries.webhooks');
  const { run, announce, isPending, notices } = useAction();
  const [opened, setOpened] = useState<{ id: number; change: Change } | null>(null);
  // Looked up in the current list: an earlier act may have changed the state that the next act is decided on.
  const webhook = webhooks.find(({ id }) => id === opened?.id);
  const open = (id: number, change: Change) => () => {
    announce('');
    setOpened({ id, change });
  };

  return (
    <div className="flex flex-col gap-4">
      {notices}
      {webhooks.length === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
      <ul className="border-t border-line text-sm empty:border-0" aria-label={t('title')}>
        {webhooks.map((webhook) => {
          const { id, name } = webhook;
          const toggle = webhook.active ? 'pause' : 'resume';
          return (
            <li
              key={id}
              className="flex flex-col gap-3 border-b border-line py-3 lg:flex-row lg:items-start lg:justify-between"
            >
              <Facts webhook={webhook} />
              <div className="flex flex-wrap gap-2">
                <Button
                  small
                  look="quiet"
                  disabled={isPending}
                  aria-label={t('pingOf', { name })}
                  onClick={() => run(acts.ping({ webhookId: id }), () => t('pinged', { name }))}
                >
                  {t('ping')}
                </Button>
                <Button small aria-label={t(`${toggle}Of`, { name })} onClick={open(id, toggle)}>
                  {t(toggle)}
                </Button>
                <Button small look="danger" aria-label={t('removeOf', { name })} onClick={open(id, 'remove')}>
                  {t('remove')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      {opened && webhook && (
        <ConfirmDialog
          act="webhook.change"
          subject={`webhook:${webhook.id}`}
          decidedOn={webhook.decidedOn}
          onClose={() => setOpened(null)}
          title={t(`${opened.change}Of`, { name: webhook.name })}
          description={t(`${opened.change}Text`)}
          look={opened.change === 'remove' ? 'danger' : 'press'}
          submit={t(opened.change)}
          send={(confirmation) => acts[opened.change]({ webhookId: webhook.id, confirmation })}
          onDone={() => announce(t(doneMessages[opened.change], { name: webhook.name }))}
        />
      )}
    </div>
  );
}

function Facts({ webhook }: { webhook: Webhook }) {
  const t = useTranslations('deliveries.webhooks');
  const query = new URLSearchParams({ kind: 'webhook', target: String(webhook.id) });
  return (
    <div className="min-w-0">
      <h2 className="inline font-medium">{webhook.name}</h2>{' '}
      <Tag tone={webhook.active ? 'good' : 'plain'}>{t(webhook.active ? 'active' : 'pausing')}</Tag>
      <p className="break-all text-quiet">{webhook.url}</p>
      <p className="text-quiet">
        {t(webhook.lastDoneAt ? 'lastDone' : 'neverDone')}{' '}
        {webhook.lastDoneAt && <Time at={webhook.lastDoneAt} look="short" />} ·{' '}
        <Link href={`/admin/effects?${query}`} className={linkLook}>
          {t('deliveries', { open: webhook.open, givenUp: webhook.givenUp })}
        </Link>
      </p>
    </div>
  );
}
