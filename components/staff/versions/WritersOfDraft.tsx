'use client';
import { Fragment } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import type { WritersOfDraft as Written } from '#editorial/versions/writersOfDraft.ts';
import './writers.css';

type Block = Written['blocks'][number];

/** The text of a draft, each passage with the number of the person who wrote it. */
export function WritersOfDraft({ language, writers, blocks }: Written) {
  const t = useTranslations('versions.writers');
  const locale = useLocale();
  if (blocks.length === 0) return <EmptyState title={t('none')} text={t('noneText')} />;
  const names = writers.map(({ is, name }) => (is === 'person' ? name : t(is)));
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <section aria-label={t('list')} className="lg:order-last">
        <ol className="flex flex-col gap-2 text-sm lg:sticky lg:top-4">
          {writers.map(({ is, share }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the page does not change, and names may be equal
            <li key={place} className="flex items-baseline gap-2">
              <span aria-hidden className="writer-number" data-writer={place % COLOURS}>
                {place + 1}
              </span>
              <span className="min-w-0 wrap-anywhere">
                {names[place]}
                <span className="block text-quiet">
                  {share < MIN_SHARE ? t('smallShare') : t('share', { share })}
                  {is === 'first' && `. ${t('firstHint')}`}
                </span>
              </span>
            </li>
          ))}
        </ol>
      </section>
      <article
        lang={language}
        className="max-w-prose rounded-md border border-line p-4 font-serif text-lg leading-8 sm:p-6"
      >
        {blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the page does not change
          <p key={at} dir="auto" className={`mb-4 wrap-anywhere whitespace-pre-wrap ${lookOf(block)}`}>
            {block.passages.map(({ text, writer }, passage) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <Fragment key={passage}>
                <bdi className="sr-only" lang={locale}>
                  {t('passage', { number: writer + 1, name: names[writer] ?? '' })}{' '}
                </bdi>
                <span className="writer-passage" data-writer={writer % COLOURS} title={names[writer]}>
                  <span aria-hidden className="writer-number" data-writer={writer % COLOURS}>
                    {writer + 1}
                  </span>
                  {text}
                </span>
              </Fragment>
            ))}
          </p>
        ))}
      </article>
    </div>
  );
}

/** A smaller share would be rounded to nothing. */
const MIN_SHARE = 0.005;

/** As many as writers.css has; the number distinguishes more writers. */
const COLOURS = 6;

const lookOf = ({ field, type }: Block): string => {
  if (field === 'headline') return 'text-3xl leading-10 font-semibold';
  if (type === 'heading') return 'text-xl font-semibold';
  return field === 'standfirst' ? 'text-quiet' : '';
};
