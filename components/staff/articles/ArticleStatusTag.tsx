'use client';
import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Tag } from '#components/ui/Tag.tsx';
import type { ArticleStanding } from '#editorial/articles/articleStanding.ts';

/** Where an article stands, in words. `now` is the server's, so that both renders agree. */
export function ArticleStatusTag({ standing, now }: { standing: ArticleStanding; now: Date }) {
  const t = useTranslations('newsroom.standing');
  const format = useFormatter();
  switch (standing.is) {
    case 'live':
      return (
        <span className="inline-flex flex-col items-start gap-0.5">
          <Tag tone="good">{t('live', { number: standing.number })}</Tag>
          {standing.until !== null && (
            <span className="text-xs text-quiet tabular-nums">
              {t('ends')} <Remaining until={standing.until} now={now} />
            </span>
          )}
        </span>
      );
    case 'waiting':
      return <Tag tone="wait">{t('waiting', { headline: standing.after.headline })}</Tag>;
    case 'filed':
      return <Tag tone="wait">{t('filed')}</Tag>;
    case 'withdrawn':
      return <Tag tone="press">{t('withdrawn')}</Tag>;
    case 'embargoed':
      return (
        <span className="inline-flex flex-col items-start gap-0.5">
          <Tag tone="wait">
            {t('embargoed', {
              until: format.dateTime(new Date(standing.until), {
                month: 'short',
                day: 'numeric',
                hour: '2-digit',
                minute: '2-digit',
                timeZoneName: 'short',
              }),
            })}
          </Tag>
          <span className="text-xs text-quiet tabular-nums">
            <Remaining until={standing.until} now={now} />
            {standing.live !== null && ` · ${t('alsoLive', { number: standing.live })}`}
          </span>
        </span>
      );
    default:
      return <Tag>{t('draft')}</Tag>;
  }
}

/** How long until an instant, by the second in its last hour. It helps the eye; the database decides. */
export function Remaining({ until, now }: { until: string; now: Date }) {
  const t = useTranslations('newsroom.standing');
  const format = useFormatter();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const ahead = now.getTime() - Date.now(); // this computer's clock may be wrong
    const timer = setInterval(() => setAt(new Date(Date.now() + ahead)), 1_000);
    return () => clearInterval(timer);
  }, [now]);
  const seconds = Math.floor((Date.parse(until) - at.getTime()) / 1_000);
  if (seconds <= 0) return t('now');
  if (seconds >= 3_600) return format.relativeTime(new Date(until), at);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return t('inTime', { remaining: `${minutes}:${String(rest).padStart(2, '0')}` });
}
