import { useLocale, useTranslations } from 'use-intl';
import type { ArticleField } from '#editorial/articles/fieldChanges.ts';

/** Returns a function that lists fields of an article in the user's language. */
export function useFieldNames(): (fields: readonly ArticleField[]) => string {
  const t = useTranslations('newsroom.fields');
  const list = new Intl.ListFormat(useLocale(), { type: 'unit', style: 'short' });
  return (fields) => list.format(fields.map((field) => t(field)));
}
