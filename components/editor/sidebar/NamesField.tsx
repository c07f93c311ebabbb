'use client';
import { X } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { EditorActs } from '#components/editor/editorActs.ts';
import { Field } from '#components/ui/Field.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';

type Props = {
  label: string;
  hint: string;
  names: string[];
  of: 'topic' | 'author';
  acts: EditorActs;
  /** @param shown the names that were there when the person chose */
  onChange(names: string[], shown: string[]): void;
};

/** Topics or authors as tags, in order: Enter or a comma adds one, Backspace in the empty box takes the last. */
export function NamesField({ label, hint, names, of, acts, onChange }: Props) {
  const t = useTranslations('editor');
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(names);
  const [offered, setOffered] = useState<string[]>([]);
  const list = useId();

  useEffect(() => setShown(names), [names]);

  useEffect(() => {
    let current = true;
    const text = typed.trim();
    const timer = setTimeout(() => {
      if (!text) return setOffered([]);
      acts
        .suggest({ of, typed: text })
        .then((answer) => current && answer.ok && setOffered(answer.value))
        .catch(() => {});
    }, 120);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [typed, of, acts]);

  function put(next: string[]) {
    setShown(next);
    onChange(next, shown);
  }

  function add(text = typed) {
    const fresh = text
      .split(/[,，、|]/)
      .map((name) => name.trim())
      .filter((name) => name && !shown.includes(name));
    setTyped('');
    if (fresh.length > 0) put([...shown, ...fresh]);
  }

  return (
    <div className="flex flex-col gap-2">
      <Field label={label} hint={hint}>
        <TextInput
          value={typed}
          list={list}
          autoComplete="off"
          onChange={({ target }) => {
            setTyped(target.value);
            if (offered.includes(target.value)) add(target.value); // chosen from the list
          }}
          onBlur={() => add()}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Backspace' && typed === '' && shown.length > 0) put(shown.slice(0, -1));
            if (event.key !== 'Enter' && event.key !== ',' && event.key !== '，') return;
            event.preventDefault();
            add();
          }}
        />
      </Field>
      <datalist id={list}>
        {offered
          .filter((name) => !shown.includes(name))
          .map((name) => (
            <option key={name} value={name} />
          ))}
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
