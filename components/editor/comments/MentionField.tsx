'use client';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { TextAreaField } from '#components/ui/InputField.tsx';
import { useDebouncedSearch } from '#components/ui/useDebouncedSearch.ts';
import { MAX_COMMENT_CHARACTERS } from '#contracts/textLimits.ts';
import { mentionQuery, withMention } from './mentionQuery.ts';
import type { UnsentComment } from './unsentComments.ts';

type Person = UnsentComment['mentions'][number];
type Content = { text: string; mentions: Person[] };
type Props = Content & { label: string; error: string | undefined; onChange(content: Content): void };

/** A field of several lines. After `@` it offers colleagues, for the arrow keys or a tap. */
export function MentionField({ label, text, mentions, error, onChange }: Props) {
  const t = useTranslations('comments');
  const { acts } = useEditorPage();
  const list = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(-1);
  const [closedAt, setClosedAt] = useState(-1);
  const [found, setFound] = useState<{ typed: string; people: Person[] }>();
  const [chosen, setChosen] = useState(0);
  const moved = useRef<number>(undefined);
  const query = caret < 0 ? null : mentionQuery(text, caret);
  const isSearching = query !== null && query.at !== closedAt;
  useDebouncedSearch(
    query?.typed ?? '',
    120,
    () => acts.comments.findColleagues({ typed: query?.typed ?? '' }),
    (people) => {
      setFound({ typed: query?.typed ?? '', people });
      setChosen(0);
    },
    isSearching,
  );
  // Not those of an earlier query: the next key may choose one.
  const offered = isSearching && found?.typed === query.typed ? found.people : [];

  useLayoutEffect(() => {
    if (moved.current === undefined) return;
    area.current?.setSelectionRange(moved.current, moved.current);
    moved.current = undefined;
  });

  function choose(person: Person) {
    if (!query) return;
    const next = withMention(text, query, person.name);
    moved.current = next.caret;
    setCaret(-1);
    setFound(undefined);
    const others = mentions.filter(({ id }) => id !== person.id);
    onChange({ text: next.text, mentions: [...others, person] });
    area.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (offered.length === 0 || event.nativeEvent.isComposing) return;
    const person = offered[chosen];
    if (event.key === 'ArrowDown') setChosen((chosen + 1) % offered.length);
    else if (event.key === 'ArrowUp') setChosen((chosen + offered.length - 1) % offered.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey && person)
      choose(person);
    else if (event.key === 'Escape' && query) setClosedAt(query.at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="flex flex-col gap-1.5">
      <TextAreaField
        ref={area}
        label={label}
        error={error}
        rows={3}
        maxLength={MAX_COMMENT_CHARACTERS}
        value={text}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? list : undefined}
        aria-activedescendant={offered.length > 0 ? `${list}-${chosen}` : undefined}
        onKeyDown={onKeyDown}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionEnd)}
        onBlur={() => setCaret(-1)}
        onChange={({ target }) => {
          setCaret(target.selectionEnd);
          onChange({ text: target.value, mentions });
        }}
      />
      <p role="status" className="sr-only">
        {offered.length > 0 && t('mention.found', { count: offered.length })}
      </p>
      {offered.length > 0 && (
        <div id={list} role="listbox" aria-label={t('mention.label')} className="mention-list">
          {offered.map((person, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes the keys
            <div
              key={person.id}
              id={`${list}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === chosen}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
            >
              {person.name}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
