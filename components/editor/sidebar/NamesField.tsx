'use client';
import { X } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { InputField } from '#components/ui/InputField.tsx';
import { useSuggestions } from './useSuggestions.ts';

const SUGGESTED = { topics: 'topic', authors: 'author' } as const;

/** Topics or authors as tags, in order. Enter or a comma adds one; Backspace in the empty field removes the last. */
export function NamesField({ field }: { field: keyof typeof SUGGESTED }) {
  const t = useTranslations('editor');
  const { articleFields, acts } = useEditorPage();
  const label = t(`story.${field}`);
  const names = articleFields.now[field];
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(names);
  const offered =
    useSuggestions(typed, 120, (text) => acts.suggest({ of: SUGGESTED[field], typed: text.trim() })) ?? [];
  const list = useId();

  useEffect(() => setShown(names), [names]);

  function put(next: string[]) {
    setShown(next);
    void articleFields.change({ [field]: next }, { [field]: shown });
  }

  function add(text = typed) {
    const added = text
      .split(/[,，、|]/)
      .map((name) => name.trim())
      .filter((name) => name && !shown.includes(name));
    setTyped('');
    if (added.length > 0) put([...shown, ...added]);
  }

  return (
    <div className="flex flex-col gap-2">
      <InputField
        label={label}
        hint={t(`story.${field}Hint`)}
        value={typed}
        list={list}
        autoComplete="off"
        onText={(text) => {
          setTyped(text);
          if (offered.includes(text)) add(text); // chosen from the list
        }}
        onBlur={() => add()}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Backspace' && typed === '' && shown.length > 0) put(shown.slice(0, -1));
          if (!['Enter', ',', '，'].includes(event.key)) return;
          event.preventDefault();
          add();
        }}
      />
      <datalist id={list}>
        {offered.map((name) => !shown.includes(name) && <option key={name} value={name} />)}
      </datalist>
      {shown.length > 0 && (
        <ul aria-label={label} className="flex flex-wrap gap-1.5">
          {shown.map((name) => (
            <li key={name} className="flex items-center rounded bg-well pl-2 text-[0.8125rem]">
              {name}
              <button
                type="button"
                aria-label={t('removeName', { name })}
                className="grid size-7 place-items-center rounded text-quiet hover:text-ink"
                onClick={() => put(shown.filter((other) => other !== name))}
              >
                <X aria-hidden size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
