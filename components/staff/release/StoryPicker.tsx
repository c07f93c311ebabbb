'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SearchNotice } from '#components/staff/articles/SearchNotice.tsx';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { useArticleSearch } from '#components/staff/articles/useArticleSearch.ts';
import { Button } from '#components/ui/Button.tsx';
import { useHeldValue } from '#components/ui/heldValue.ts';
import { InputField } from '#components/ui/InputField.tsx';
import type { FollowedArticle } from './useReleaseOrder.ts';

type Props = {
  label: string;
  chosen: FollowedArticle | null;
  exclude: number;
  onChoose(story: FollowedArticle | null): void;
};

/** Chooses an article that is not live yet, to release this one together with it. */
export function StoryPicker({ label, chosen, exclude, onChoose }: Props) {
  const t = useTranslations('release');
  const element = useHeldValue(chosen, onChoose);
  return (
    <div ref={element} data-label={label} className="flex flex-col gap-2">
      {chosen ? (
        <>
          <p className="text-sm font-medium">{label}</p>
          <p className="flex items-start justify-between gap-3 border-l-4 border-line pl-3 font-serif">
            <span>{chosen.headline || t('untitled')}</span>
            <Button small look="quiet" autoFocus onClick={() => onChoose(null)}>
              {t('afterAnother')}
            </Button>
          </p>
        </>
      ) : (
        <Search label={label} exclude={exclude} onChoose={onChoose} />
      )}
    </div>
  );
}

function Search({ label, exclude, onChoose }: Omit<Props, 'chosen'>) {
  const t = useTranslations('release');
  const [typed, setTyped] = useState('');
  const [now] = useState(() => new Date());
  const isSearching = typed.trim() !== '';
  const {
    articles: matches,
    isAnswered,
    refused,
  } = useArticleSearch({ q: typed, only: 'notLive', exclude: [exclude] }, isSearching);
  const articles = matches.slice(0, 6);
  return (
    <>
      <InputField
        label={label}
        hint={t('afterHint')}
        type="search"
        required
        autoComplete="off"
        value={typed}
        onChange={({ target }) => {
          target.setCustomValidity(t('afterMissing'));
          setTyped(target.value);
        }}
      />
      <p role="status" className="sr-only">
        {isSearching && isAnswered && articles.length > 0 && t('afterFound', { count: articles.length })}
      </p>
      {isSearching && articles.length > 0 && (
        <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
          {articles.map(({ id, headline, standing }) => (
            <li key={id}>
              <button
                type="button"
                className="flex min-h-10 w-full flex-col items-start gap-0.5 px-3 py-2 text-left text-sm hover:bg-well"
                onClick={() => {
                  setTyped('');
                  onChoose({ id, headline });
                }}
              >
                {headline || t('untitled')} <StatusTag of={standing} now={now} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <SearchNotice
        refused={refused}
        none={isSearching && isAnswered && articles.length === 0 && t('afterNone')}
      />
    </>
  );
}
