'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { Time } from '#components/ui/Time.tsx';
import { noticePath } from '#contracts/noticeGroups.ts';
import type { NewsroomNotice } from '#editorial/notices/noticeList.ts';

type Props = { item: NewsroomNotice; isPending: boolean; onRead(): void };

export function NoticeRow({ item, isPending, onRead }: Props) {
  const t = useTranslations('notices');
  const sentenceId = useId();
  const { kind, by, headline, language, articleId, subject, isRead, at } = item;
  const step = subject.is === 'step' ? subject : undefined;
  const sentence = t.rich(`sentence.${kind}`, {
    by: by ?? t('system'),
    headline: headline || t('untitled'),
    s: (text) => (
      <Link
        href={noticePath(articleId, subject)}
        lang={language}
        className="font-medium underline decoration-edge underline-offset-4 hover:text-press-ink"
        onClick={() => !isRead && onRead()}
      >
        {text}
      </Link>
    ),
  });
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-t border-line py-3 text-sm">
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
        <p className="wrap-anywhere">
          {!isRead && (
            <>
              <Tag tone="wait">{t('isUnread')}</Tag>{' '}
            </>
          )}
          <span id={sentenceId}>{sentence}</span>
        </p>
        {step?.note && (
          <blockquote
            aria-label={t('note')}
            dir="auto"
            className="border-s-2 border-line ps-3 wrap-anywhere whitespace-pre-line"
          >
            {step.note}
          </blockquote>
        )}
        <p className="text-[0.8125rem] text-quiet">
          <Time at={at} look="long" />
          {step?.dueAt && (
            <>
              {' · '}
              {t.rich('due', { at: () => <Time key="due" at={step.dueAt ?? ''} look="long" /> })}
            </>
          )}
        </p>
      </div>
      {!isRead && (
        <Button small look="quiet" aria-describedby={sentenceId} disabled={isPending} onClick={onRead}>
          {t('markRead')}
        </Button>
      )}
    </li>
  );
}
