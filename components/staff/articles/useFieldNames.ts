import { useLocale, useTranslations } from 'use-intl';
import type { ArticleField } from '#editorial/articles/fieldChanges.ts';

/** Names fields of an article in a list of the reader's language. */
export function useFieldNames(): (fields: readonly ArticleField[]) => string {
  const t = useTranslations('newsroom.fields');
  const list = new Intl.ListFormat(useLocale(), { type: 'unit', style: 'short' });
  return (fields) => list.format(fields.map((field) => t(field)));
}
