'use client';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import type { WordChanges } from '#body/comparison/changeTypes.ts';

const marks = {
  removed: { Mark: 'del', text: 'wordRemoved', className: 'bg-press-wash text-press-ink' },
  added: { Mark: 'ins', text: 'wordAdded', className: 'bg-good-wash text-good no-underline' },
} as const;

/**
 * Words with the removed ones struck through and the added ones highlighted. Hidden words before them name the change for
 * screen readers, most of which do not announce `del` and `ins`.
 */
export function ChangedWords({ words }: { words: WordChanges }) {
  const t = useTranslations('comparison');
  return words.map(({ is, text: passage }, at) => {
    const key = `${at} ${is}`;
    if (is === 'same') return <span key={key}>{passage}</span>;
    const { Mark, text, className } = marks[is];
    return (
      <Fragment key={key}>
        <span className="sr-only">{t(text)}</span>
        <Mark className={className}>{passage}</Mark>
      </Fragment>
    );
  });
}
