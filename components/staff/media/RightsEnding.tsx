'use client';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import { timeFormats } from '#components/ui/timeFormats.ts';

/** A note on pictures whose rights have ended, or end within thirty days. */
export function RightsEnding({ until }: { until: Date | null }) {
  const t = useTranslations('media');
  const format = useFormatter();
  const now = useNow();
  if (!until || until.getTime() - now.getTime() > 30 * 86_400_000) return null;
  const at = format.dateTime(until, timeFormats.day);
  return (
    <span className="font-medium text-press-ink">
      {t(until <= now ? 'rightsEnded' : 'rightsEnding', { at })}{' '}
    </span>
  );
}
