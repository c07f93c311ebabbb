'use client';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { useFoundArticles } from '#components/staff/articles/useFoundArticles.ts';
import { Field } from '#components/ui/Field.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';

type Props = { taken: number[]; onAdd(articleId: number): void };

/** Finds articles by what is typed; a press puts one into the package. */
export function AddArticle({ taken, onAdd }: Props) {
  const t = useTranslations('packages');
  const [q, setQ] = useState('');
  const asked = q.trim() !== '';
  const found = useFoundArticles(q, asked).filter(({ id }) => !taken.includes(Number(id)));
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Field label={t('add')} hint={t('addHint')}>
        <TextInput
          type="search"
          value={q}
          maxLength={200}
          onChange={(event) => setQ(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      </Field>
      <p role="status" className="sr-only">
        {asked && t('found', { count: found.length })}
      </p>
      {asked && (
        <ul className="flex flex-col">
          {found.map(({ id, headline, standing }) => (
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
