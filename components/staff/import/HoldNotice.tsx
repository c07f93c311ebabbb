import { useFormatter, useTranslations } from 'use-intl';
import { timeFormats } from '#components/ui/timeFormats.ts';
import type { HoldReason } from '#contracts/keptOut.ts';

type Props = { hold: HoldReason | null /** of an embargo, as the review shows it */; until: string | null };

/** Why a story stays a draft. */
export function HoldNotice({ hold, until }: Props) {
  const t = useTranslations('import.hold');
  const format = useFormatter();
  if (hold === null) return null;
  const at =
    until && /Z|[+-]\d\d:\d\d$/.test(until)
      ? format.dateTime(new Date(until), timeFormats.record)
      : until?.replace('T', ' ');
  return (
    <p className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">
      <strong className="font-medium">{t('title')}.</strong>{' '}
      {hold === 'embargo' && at
        ? t('embargo_until', { at })
        : t(hold === 'future-date' ? 'future_date' : hold)}
    </p>
  );
}
