'use client';
import { useTranslations } from 'use-intl';
import { Button, buttonLook } from '#components/ui/Button.tsx';
import { Link, linkLook } from '#components/ui/Link.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { QueryForm } from '#components/ui/QueryForm.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
import type { DeliveryCounts } from '#editorial/outbox/deliveryStandings.ts';

const states = ['waiting', 'failing', 'given-up', 'done'] as const;
const kinds = ['webhook', 'websub', 'indexnow', 'subscriber', 'purge'] as const;

/** How many deliveries are open; each number is a link to its list. */
export function DeliveryCountLinks({ counts }: { counts: DeliveryCounts }) {
  const t = useTranslations('deliveries');
  const { unannounced, emails, mailAnswer } = counts;
  const answer = mailAnswer ? ` ${t('mailAnswer', { answer: mailAnswer })}` : '';
  return (
    <>
      <LiveNotice tone="wait">{unannounced > 0 && t('unannounced', { count: unannounced })}</LiveNotice>
      <LiveNotice tone="wait">{emails > 0 && t('emails', { count: emails }) + answer}</LiveNotice>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {(['waiting', 'failing', 'given-up'] as const).map((standing) => (
          <li key={standing}>
            <Link href={`/admin/effects?standing=${standing}`} className={linkLook}>
              {t(`counts.${standing}`, { count: counts[standing] })}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

type Props = { standing?: string; kind?: string };

/** Filters the list of deliveries by state and kind of receiver. */
export function DeliveryFilterForm({ standing = '', kind = '' }: Props) {
  const t = useTranslations('deliveries');
  return (
    <QueryForm action="/admin/effects" className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
      <SelectField
        label={t('state')}
        name="standing"
        defaultValue={standing}
        options={[['', t('any')], ...states.map((name) => [name, t(`standing.${name}`)] as const)]}
      />
      <SelectField
        label={t('way')}
        name="kind"
        defaultValue={kind}
        options={[['', t('any')], ...kinds.map((name) => [name, t(`kind.${name}`)] as const)]}
      />
      <Button type="submit">{t('show')}</Button>
    </QueryForm>
  );
}

type ReceiverProps = { name: string; isPending: boolean; onRetryAll(): void };

/** Says that the list shows one receiver's deliveries, and retries all of them. */
export function OneReceiver({ name, isPending, onRetryAll }: ReceiverProps) {
  const t = useTranslations('deliveries');
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm">
      <span>{t('only', { to: name })}</span>
      <Button small disabled={isPending} onClick={onRetryAll}>
        {t('retryAll')}
      </Button>
      <a href="/admin/effects" className={buttonLook('quiet', true)}>
        {t('everybody')}
      </a>
    </div>
  );
}
