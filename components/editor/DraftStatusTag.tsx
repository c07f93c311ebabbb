'use client';
import { useFormatter, useTranslations } from 'use-intl';
import { Tag, type Tone } from '#components/ui/Tag.tsx';
import type { ArticleStanding } from '#editorial/articles/articleStanding.ts';

const tones: Record<ArticleStanding['is'], Tone> = {
  draft: 'plain',
  filed: 'wait',
  live: 'good',
  embargoed: 'wait',
  waiting: 'wait',
  withdrawn: 'press',
};

export function DraftStatusTag({ standing }: { standing: ArticleStanding }) {
  const t = useTranslations('editor.standing');
  const format = useFormatter();
  const number = 'number' in standing ? standing.number : 0;
  const until =
    standing.is === 'embargoed'
      ? format.dateTime(new Date(standing.until), {
          month: 'short',
          day: 'numeric',
          hour: '2-digit',
          minute: '2-digit',
          timeZoneName: 'short',
        })
      : '';
  const headline = standing.is === 'waiting' ? standing.after.headline : '';
  return <Tag tone={tones[standing.is]}>{t(standing.is, { number, until, headline })}</Tag>;
}
