'use client';
import { useLocale, useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { Button } from '#components/ui/Button.tsx';
import { languageNames } from '#contracts/languageNames.ts';
import type { ArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import type { ArticleFieldsChange } from './useArticleFields.ts';

/** The names of the fields in `newsroom.fields`. */
const labels = {
  sectionId: 'section',
  topics: 'topics',
  authors: 'authors',
  language: 'language',
  slug: 'slug',
  leadAssetId: 'lead',
  leadAlt: 'leadAlt',
  leadCaption: 'leadCaption',
  translationOf: 'translation',
  urgency: 'urgency',
  isOffFronts: 'fronts',
} as const satisfies Record<keyof ArticleFieldsChange, string>;

/** Shows both values of a field that two people changed at once, and lets the user choose between them. */
export function ConflictNotice() {
  const t = useTranslations('editor.conflict');
  const fields = useTranslations('newsroom.fields');
  const { conflict, now, settle } = useEditorPage().articleFields;
  const inWords = useValueWords(now.sections);
  if (!conflict) return null;
  const field = (Object.keys(labels) as (keyof ArticleFieldsChange)[]).find(
    (key) => labels[key] === conflict.field,
  );
  if (!field) return null;
  const theirs = { ...now.article, topics: now.topics, authors: now.authors }[field];
  return (
    <div role="alert" className="flex flex-col gap-2 border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">
      <p>
        {t('said', {
          by: conflict.by,
          field: fields(labels[field]),
          mine: inWords(field, conflict.mine[field]),
          theirs: inWords(field, theirs),
        })}
      </p>
      <p className="flex flex-wrap gap-2">
        <Button small onClick={() => settle('mine')}>
          {t('mine')}
        </Button>
        <Button small look="quiet" onClick={() => settle('theirs')}>
          {t('theirs')}
        </Button>
      </p>
    </div>
  );
}

/** Words for a field's value. */
function useValueWords(sections: ArticleForEditing['sections']) {
  const locale = useLocale() as Language;
  const t = useTranslations('editor');
  return (field: keyof ArticleFieldsChange, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('conflict.nothing');
    if (Array.isArray(value)) return value.join(', ') || t('conflict.nothing');
    const section = field === 'sectionId' && sections.find(({ id }) => id === value);
    if (section) return section.names[locale] ?? section.names.en ?? section.slug;
    if (field === 'language') return languageNames[value as Language];
    if (field === 'translationOf') return t('articleNumber', { number: Number(value) });
    if (field === 'isOffFronts') return t(value ? 'story.offFronts' : 'story.onFronts');
    return String(value);
  };
}
