'use client';
import { useFormatter, useTranslations } from 'use-intl';
import { Tag } from '#components/ui/Tag.tsx';

type Props = { scheduledAt: Date | null; releasedAt: Date | null };

/** Where a package stands, in words. */
export function PackageTag({ scheduledAt, releasedAt }: Props) {
  const t = useTranslations('packages');
  const format = useFormatter();
  const at = (when: Date) =>
    format.dateTime(when, {
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    });
  if (scheduledAt) return <Tag tone="wait">{t('standing.scheduled', { at: at(scheduledAt) })}</Tag>;
  if (releasedAt) return <Tag tone="good">{t('standing.released', { at: at(releasedAt) })}</Tag>;
  return <Tag>{t('standing.open')}</Tag>;
}
