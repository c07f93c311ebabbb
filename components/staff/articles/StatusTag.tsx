'use client';
import { type ReactNode, useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Tag, type Tone } from '#components/ui/Tag.tsx';
import { timeFormats } from '#components/ui/timeFormats.ts';
import type { ArticleStanding } from '#editorial/articles/articleStanding.ts';
import type { UnreleasedChanges } from '#editorial/releases/unreleasedChanges.ts';
import { useFieldNames } from './useFieldNames.ts';

type PackageStatus = { is: 'package'; scheduledAt: Date | null; releasedAt: Date | null };
/** The draft differs from the live or the scheduled release. */
type UnreleasedStatus = { is: 'unreleased' } & UnreleasedChanges;

type Props = {
  of: ArticleStanding | PackageStatus | UnreleasedStatus;
  /** The server's time, so that both renders agree. With it, an article's tag counts down to a scheduled change. */
  now?: Date;
};

const tones: Record<ArticleStanding['is'], Tone> = {
  draft: 'plain',
  filed: 'wait',
  returned: 'press',
  approved: 'good',
  live: 'good',
  embargoed: 'wait',
  waiting: 'wait',
  withdrawn: 'press',
};

/** The status of an article or a package, in words. */
export function StatusTag({ of: status, now }: Props) {
  if (status.is === 'package') return <PackageTag {...status} />;
  if (status.is === 'unreleased') return <UnreleasedTag {...status} />;
  return now ? <CountingTag standing={status} now={now} /> : <ArticleTag standing={status} of="editor" />;
}

function ArticleTag({ standing, of }: { standing: ArticleStanding; of: 'editor' | 'newsroom' }) {
  const t = useTranslations(`${of}.standing`);
  const format = useFormatter();
  const number = 'number' in standing ? standing.number : 0;
  const until =
    standing.is === 'embargoed' ? format.dateTime(new Date(standing.until), timeFormats.coming) : '';
  const headline = standing.is === 'waiting' ? standing.after.headline : '';
  if (standing.is === 'approved' && standing.isChanged) return <Tag tone="wait">{t('approvedChanged')}</Tag>;
  return <Tag tone={tones[standing.is]}>{t(standing.is, { number, until, headline })}</Tag>;
}

function CountingTag({ standing, now }: { standing: ArticleStanding; now: Date }) {
  const t = useTranslations('newsroom.standing');
  const tag = <ArticleTag standing={standing} of="newsroom" />;
  const withNote = (note: ReactNode) => (
    <span className="inline-flex flex-col items-start gap-0.5">
      {tag}
      <span className="text-xs text-quiet tabular-nums">{note}</span>
    </span>
  );
  if (standing.is === 'embargoed')
    return withNote(
      <>
        <Remaining until={standing.until} now={now} />
        {standing.live !== null && ` · ${t('alsoLive', { number: standing.live })}`}
      </>,
    );
  if (standing.is !== 'live' || standing.until === null) return tag;
  return withNote(
    <>
      {t('ends')} <Remaining until={standing.until} now={now} />
    </>,
  );
}

function PackageTag({ scheduledAt, releasedAt }: PackageStatus) {
  const t = useTranslations('packages.standing');
  const format = useFormatter();
  const at = (when: Date) => format.dateTime(when, timeFormats.coming);
  if (scheduledAt) return <Tag tone="wait">{t('scheduled', { at: at(scheduledAt) })}</Tag>;
  if (releasedAt) return <Tag tone="good">{t('released', { at: at(releasedAt) })}</Tag>;
  return <Tag>{t('open')}</Tag>;
}

/** The changed fields are in the title, and read out by screen readers. */
function UnreleasedTag({ since, fields }: UnreleasedStatus) {
  const t = useTranslations('newsroom.unreleased');
  const namesOf = useFieldNames();
  const title = t(`${since}-fields`, { fields: namesOf(fields) });
  return (
    <span title={title}>
      <Tag tone="wait">{t(since)}</Tag>
      <span className="sr-only">{title}</span>
    </span>
  );
}

/** The time until an instant, in seconds during the last hour. Only for display: the database decides what is live. */
export function Remaining({ until, now }: { until: string; now: Date }) {
  const t = useTranslations('newsroom.standing');
  const format = useFormatter();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const clockErrorMs = now.getTime() - Date.now(); // the clock of this computer may be wrong
    const timer = setInterval(() => setAt(new Date(Date.now() + clockErrorMs)), 1_000);
    return () => clearInterval(timer);
  }, [now]);
  const seconds = Math.floor((Date.parse(until) - at.getTime()) / 1_000);
  if (seconds <= 0) return t('now');
  if (seconds >= 3_600) return format.relativeTime(new Date(until), at);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return t('inTime', { remaining: `${minutes}:${String(rest).padStart(2, '0')}` });
}
