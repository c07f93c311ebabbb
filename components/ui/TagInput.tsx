'use client';
import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFieldWiring } from './Field.tsx';
import { useHeldValue } from './heldValue.ts';

type Props = {
  values: string[];
  onChange(values: string[]): void;
  most?: number;
  lang?: string;
  list?: string;
};

/** A list of short names: Enter or a comma adds one, Backspace in the empty field moves the last one back into it. */
export function TagInput({ values, onChange, most = 20, lang, list }: Props) {
  const t = useTranslations('ui.tags');
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const box = useHeldValue(values, onChange);

  function add(text: string) {
    const names = text
      .split(/[,，;；|]/)
      .map((name) => name.replace(/\s+/g, ' ').trim())
      .filter((name) => name && !values.some((value) => value.toLowerCase() === name.toLowerCase()));
    if (names.length > 0) onChange([...values, ...new Set(names)].slice(0, most));
    setTyped('');
  }

  /** Removes a name; `text` replaces the text in the field. */
  function remove(name: string, text?: string) {
    onChange(values.filter((value) => value !== name));
    if (text !== undefined) setTyped(text);
    field.current?.focus();
  }

  return (
    <div
      ref={box}
      className="flex min-h-10 flex-wrap items-center gap-1.5 rounded-md border border-edge bg-sheet px-2 py-1.5 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus"
    >
      {values.map((name) => (
        <span key={name} lang={lang} className="inline-flex items-center rounded bg-well text-sm">
          <button
            type="button"
            className="rounded-l py-0.5 pr-1 pl-2 hover:underline"
            aria-label={t('edit', { name })}
            onClick={() => remove(name, name)}
          >
            {name}
          </button>
          <button
            type="button"
            className="grid size-6 place-items-center rounded text-quiet hover:text-press-ink"
            aria-label={t('remove', { name })}
            onClick={() => remove(name)}
          >
            <X aria-hidden size={13} />
          </button>
        </span>
      ))}
      <input
        {...useFieldWiring()}
        ref={field}
        lang={lang}
        list={list}
        value={typed}
        maxLength={80}
        className="min-w-24 grow bg-transparent px-1 text-sm outline-none"
        placeholder={values.length === 0 ? t('add') : undefined}
        onChange={({ target: { value } }) => (/[,，;；|]/.test(value) ? add(value) : setTyped(value))}
        onBlur={() => add(typed)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const last = values.at(-1);
          if (event.key === 'Enter' && typed.trim()) {
            event.preventDefault();
            add(typed);
          } else if (event.key === 'Backspace' && typed === '' && last !== undefined) {
            event.preventDefault();
            remove(last, last);
          }
        }}
      />
    </div>
  );
}
