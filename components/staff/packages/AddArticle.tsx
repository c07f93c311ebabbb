'use client';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SearchNotice } from '#components/staff/articles/SearchNotice.tsx';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { useArticleSearch } from '#components/staff/articles/useArticleSearch.ts';
import { InputField } from '#components/ui/InputField.tsx';

type Props = {
  /** ids that are not offered */
  excludedIds: number[];
  onAdd(articleId: number): void;
};

/** Finds articles by their text, each with a button that adds it. */
export function AddArticle({ excludedIds, onAdd }: Props) {
  const t = useTranslations('packages');
  const [q, setQ] = useState('');
  const isSearching = q.trim() !== '';
  const {
    articles: matches,
    isAnswered,
    refused,
  } = useArticleSearch({ q, exclude: excludedIds }, isSearching);
  // One that was just added is still in the last result.
  const articles = matches.filter(({ id }) => !excludedIds.includes(Number(id)));
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <InputField
        label={t('add')}
        hint={t('addHint')}
        type="search"
        value={q}
        maxLength={200}
        onText={setQ}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <p role="status" className="sr-only">
        {isSearching && isAnswered && t('found', { count: articles.length })}
      </p>
      <SearchNotice refused={refused} />
      {isSearching && (
        <ul className="flex flex-col">
          {articles.map(({ id, headline, standing }) => (
            <li key={id} className="border-t border-line">
              <button
                type="button"
                onClick={() => onAdd(Number(id))}
                className="flex w-full items-center gap-2 rounded py-2 text-left text-sm hover:bg-well"
              >
                <Plus aria-hidden size={16} className="shrink-0 text-quiet" />
                <span className="sr-only">{t('addThis')}</span>
                <span className="min-w-0 grow truncate font-serif text-base">
                  {headline || t('untitled')}
                </span>
                <span className="shrink-0 max-sm:hidden">
                  <StatusTag of={standing} now={new Date()} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
