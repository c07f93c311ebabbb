'use client';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { SearchNotice } from '#components/staff/articles/SearchNotice.tsx';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { useArticleSearch } from '#components/staff/articles/useArticleSearch.ts';
import { InputField } from '#components/ui/InputField.tsx';
import type { ArticleChoice } from '#editorial/articles/articleChoices.ts';

type Props = {
  typed: string;
  /** the search words for stories of the paper; empty if an address was typed */
  words: string;
  error: string | undefined;
  onType(text: string): void;
  onChoose(story: ArticleChoice): void;
};

const MAX_OFFERED = 6;

/** A field for an address or words of a story: a combobox with a list for the arrow keys. */
export function LinkField({ typed, words, error, onType, onChoose }: Props) {
  const t = useTranslations('editor');
  const list = useId();
  const [at, setAt] = useState(-1);
  const isSearching = words.length > 1;
  const {
    articles: matches,
    isAnswered,
    refused,
  } = useArticleSearch({ q: words, only: 'linkable' }, isSearching);
  const offered = isSearching ? matches.slice(0, MAX_OFFERED) : [];
  const active = offered[at];
  const optionId = (story: ArticleChoice) => `${list}-${story.id}`;

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing || offered.length === 0) return;
    if (event.key === 'ArrowDown') setAt(at + 1 < offered.length ? at + 1 : 0);
    else if (event.key === 'ArrowUp') setAt(at > 0 ? at - 1 : offered.length - 1);
    else if (event.key === 'Enter' && active) onChoose(active);
    else return;
    event.preventDefault();
  }

  return (
    <div className="flex flex-col gap-2">
      <InputField
        label={t('link.address')}
        hint={t('link.hint')}
        {...(error && { error })}
        autoFocus
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        aria-controls={list}
        aria-activedescendant={active && optionId(active)}
        value={typed}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        enterKeyHint="go"
        spellCheck={false}
        maxLength={2_000}
        onText={(text) => {
          setAt(-1);
          onType(text);
        }}
        onKeyDown={onKeyDown}
      />
      <p role="status" className="sr-only">
        {isSearching && isAnswered && t('link.found', { count: offered.length })}
      </p>
      <SearchNotice refused={refused} />
      <div
        id={list}
        role="listbox"
        aria-label={t('link.stories')}
        className={offered.length > 0 ? 'divide-y divide-line rounded-md border border-line' : 'hidden'}
      >
        {offered.map((story, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes the keys
          <div
            key={story.id}
            id={optionId(story)}
            role="option"
            aria-selected={place === at}
            tabIndex={-1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(story)}
            className="flex min-h-10 cursor-pointer flex-col items-start gap-0.5 px-3 py-2 text-sm hover:bg-well aria-selected:bg-well aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-press-ink"
          >
            <span className="font-serif text-base" dir="auto">
              {story.headline || t('untitled')}
            </span>
            <StatusTag of={story.standing} />
          </div>
        ))}
      </div>
    </div>
  );
}
