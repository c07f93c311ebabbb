'use client';
import { useId } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button, buttonLook } from '#components/ui/Button.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { Link } from '#components/ui/Link.tsx';
import { languageOptions } from '#components/ui/languageOptions.ts';
import { QueryForm } from '#components/ui/QueryForm.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
import type { LocalizedNames } from '#editorial/readerQueries/readerTypes.ts';
import { type ArticleListQuery, articleListPath, countFilters, hiddenFields } from './articleListAddress.ts';

type Props = {
  listQuery: ArticleListQuery;
  sections: { slug: string; names: LocalizedNames }[];
  /** suggested names; others can be typed */
  authors: string[];
};

/** The filters of the list: a plain GET form, closed while no filter is in use. */
export function ArticleFilters({ listQuery, sections, authors }: Props) {
  const t = useTranslations('newsroom.list.filters');
  const locale = useLocale() as keyof LocalizedNames;
  const authorList = useId();
  const count = countFilters(listQuery);
  const { view, q, author, section, language, from, to } = listQuery;
  return (
    <details open={count > 0} className="group -mt-2 rounded-md open:border open:border-line open:bg-sheet">
      <summary className="inline-flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-3 text-sm font-medium hover:bg-well">
        <span aria-hidden className="text-quiet transition-transform group-open:rotate-90 rtl:-scale-x-100">
          ▸
        </span>
        {t('open')}
        {count > 0 && <span className="text-quiet">{t('count', { count })}</span>}
      </summary>
      <QueryForm action="/newsroom" aria-label={t('label')} className="grid gap-3 p-3">
        {hiddenFields({ view, q }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-5">
          <InputField
            label={t('author')}
            name="author"
            defaultValue={author ?? ''}
            list={authorList}
            maxLength={120}
            placeholder={t('anyAuthor')}
            autoComplete="off"
          />
          <datalist id={authorList}>
            {authors.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <SelectField
            label={t('section')}
            name="section"
            defaultValue={section ?? ''}
            options={[
              ['', t('anySection')],
              ...sections.map(({ slug, names }) => [slug, names[locale] ?? names.en ?? slug] as const),
            ]}
          />
          <SelectField
            label={t('language')}
            name="language"
            defaultValue={language ?? ''}
            options={[['', t('anyLanguage')], ...languageOptions]}
          />
          <InputField label={t('from')} type="date" name="from" defaultValue={from ?? ''} />
          <InputField label={t('to')} type="date" name="to" defaultValue={to ?? ''} />
        </div>
        <div className="flex flex-wrap gap-3">
          <Button type="submit">{t('apply')}</Button>
          {count > 0 && (
            <Link className={buttonLook('quiet')} href={articleListPath({ view, q })}>
              {t('clear')}
            </Link>
          )}
        </div>
      </QueryForm>
    </details>
  );
}
