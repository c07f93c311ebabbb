'use client';
import { useTranslations } from 'use-intl';
import { Tag } from '#components/ui/Tag';
import { Time } from '#components/ui/Time';
import type { ForEditing } from '#editorial/article/reading';

/** Every release, newest first. */
export function HistoryTab({ releases }: { releases: ForEditing['releases'] }) {
  const t = useTranslations('editor.history');
  if (releases.length === 0) return <p className="text-sm text-quiet">{t('none')}</p>;
  return (
    <ol className="flex flex-col divide-y divide-line">
      {releases.map(({ number, kind, headline, releasedAt, readerNote, by, isLive }) => (
        <li key={number} className="flex flex-col gap-1 py-3 text-sm">
          <p className="flex items-center gap-2 font-medium">
            {t('number', { number })}
            <Tag tone={isLive ? 'good' : 'plain'}>{isLive ? t('live') : t(kind)}</Tag>
          </p>
          <p className="font-serif">{headline}</p>
          {readerNote && <p className="text-quiet">{readerNote}</p>}
          <p className="text-[0.8125rem] text-quiet">
            <Time at={releasedAt} look="long" /> {by && `· ${by}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
