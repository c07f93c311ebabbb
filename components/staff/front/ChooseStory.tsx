'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SearchNotice } from '#components/staff/articles/SearchNotice.tsx';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { useArticleSearch } from '#components/staff/articles/useArticleSearch.ts';
import { Dialog } from '#components/ui/Dialog.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import type { ArticleChoice } from '#editorial/articles/articleChoices.ts';

type Props = { place: string | null; onClose(): void; onChoose(story: ArticleChoice): void; now: Date };

/** A dialog that finds a story by its text. @param place where the story is to be shown; null: the dialog is closed */
export function ChooseStory({ place, onClose, onChoose, now }: Props) {
  const t = useTranslations('front');
  const [typed, setTyped] = useState('');
  const { articles: stories, isAnswered, refused } = useArticleSearch({ q: typed }, place !== null);
  return (
    <Dialog
      open={place !== null}
      onOpenChange={(open) => open || onClose()}
      title={t('chooseTitle', { place: place ?? '' })}
      description={t('chooseText')}
    >
      <div className="flex flex-col gap-3">
        <InputField label={t('find')} type="search" maxLength={200} value={typed} onText={setTyped} />
        <ul
          aria-label={t('found')}
          className={
            stories.length > 0 ? 'flex flex-col divide-y divide-line border-y border-line' : 'absolute'
          }
        >
          {stories.map((story) => (
            <li key={story.id}>
              <button
                type="button"
                onClick={() => onChoose(story)}
                className="flex min-h-11 w-full flex-wrap items-center justify-between gap-2 px-2 py-2 text-left hover:bg-well"
              >
                <span className="font-serif">{story.headline || t('untitled')}</span>
                <StatusTag of={story.standing} now={now} />
              </button>
            </li>
          ))}
        </ul>
        <SearchNotice refused={refused} none={isAnswered && stories.length === 0 && t('noneFound')} />
      </div>
    </Dialog>
  );
}
