'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from '#components/ui/Link.tsx';
import { StoryFields, type StoryFieldsProps } from './StoryFields.tsx';

/** A story of the review: whether it is imported, and its fields. */
export function StoryCard(props: StoryFieldsProps) {
  const t = useTranslations('import');
  const title = useId();
  const { headline, language, line, relatedTo, isSelected, duplicate } = props.story;
  return (
    <section
      aria-labelledby={title}
      className={`flex flex-col gap-4 rounded-lg border border-line bg-sheet p-4 sm:p-5 ${relatedTo ? 'sm:ml-8' : ''}`}
    >
      <div className="flex items-start gap-3">
        <input
          id={`${title}-take`}
          type="checkbox"
          checked={isSelected}
          onChange={({ target }) => props.onChange({ isSelected: target.checked })}
          className="mt-1.5 size-4.5 shrink-0 accent-press"
        />
        <label htmlFor={`${title}-take`} className="min-w-0">
          <span className="sr-only">{t('take')} </span>
          <h3 id={title} lang={language} className="font-serif text-xl leading-snug font-semibold">
            {headline || t('noHeadline')}
          </h3>
          <span className="text-[0.8125rem] text-quiet">{t('fromLine', { line })}</span>
        </label>
      </div>
      {duplicate && (
        <p className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">
          {t(`duplicate.${duplicate.same}`)}{' '}
          <Link href={`/newsroom/articles/${duplicate.articleId}`} className="underline" target="_blank">
            {t('duplicate.open')}
          </Link>
        </p>
      )}
      {isSelected && <StoryFields {...props} />}
    </section>
  );
}
