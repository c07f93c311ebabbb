'use client';
import { useState } from 'react';
import { SearchNotice } from '#components/staff/articles/SearchNotice.tsx';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { useArticleSearch } from '#components/staff/articles/useArticleSearch.ts';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { Link } from '#components/ui/Link.tsx';
import { useEntryWords } from './useEntryWords.ts';

type Props = { at: Date | null; now: Date; close(): void };

/** Chooses a time, at first the clicked one, and an article, whose release page then schedules it, with its checks. */
export function ScheduleDialog({ at: clicked, now, close }: Props) {
  const { t } = useEntryWords();
  const [at, setAt] = useState(clicked);
  const [typed, setTyped] = useState('');
  const { articles, isAnswered, refused } = useArticleSearch({ q: typed }, true);
  const href = (id: number) => `/newsroom/articles/${id}/release${at ? `?at=${at.toISOString()}` : ''}`;
  return (
    <Dialog open onOpenChange={close} title={t('scheduleTitle')} description={t('scheduleText')}>
      <div className="flex flex-col gap-5">
        <DateTimeField label={t('scheduleAt')} value={at} onChange={setAt} min={now} />
        <InputField
          label={t('scheduleFind')}
          type="search"
          autoComplete="off"
          value={typed}
          onText={setTyped}
        />
        <ul
          aria-live="polite"
          className={
            articles.length > 0
              ? 'flex flex-col divide-y divide-line rounded-md border border-line'
              : 'absolute'
          }
        >
          {articles.map(({ id, headline, standing }) => (
            <li key={id}>
              <Link
                href={href(id)}
                className="flex min-h-10 flex-col items-start gap-0.5 px-3 py-2 text-sm hover:bg-well"
              >
                <span className="font-serif text-base">{headline || t('untitled')}</span>
                <StatusTag of={standing} now={now} />
              </Link>
            </li>
          ))}
        </ul>
        <SearchNotice refused={refused} none={isAnswered && articles.length === 0 && t('scheduleNone')} />
      </div>
    </Dialog>
  );
}
