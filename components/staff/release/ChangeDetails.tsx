'use client';
import { useTranslations } from 'use-intl';
import type { BlockChange } from '#body/comparison/changeTypes.ts';
import { type ComparisonTranslator, detailText } from '#body/comparison/detailText.ts';
import { ChangedWords } from './ChangedWords.tsx';

/** What kind of change a block has. */
export function ChangeLabel({ change }: { change: BlockChange }) {
  const t = useTranslations('release');
  const comparison = useTranslations('comparison');
  const isBoth = change.is === 'changed' && change.isMoved;
  return (
    <p className="font-sans text-xs font-medium text-quiet">
      {isBoth ? comparison('movedAndChanged') : t(`change.${change.is}`)}
    </p>
  );
}

type Props = { change: BlockChange; language: string };

/** The changes of a block besides its words: formatting, links, captions, cells of a table. */
export function ChangeDetails({ change, language }: Props) {
  const t = useTranslations('comparison') as unknown as ComparisonTranslator;
  if (change.is !== 'changed' || !change.details) return null;
  return (
    <ul className="mt-1 flex flex-col gap-1 font-sans text-sm">
      {change.details.map((detail, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never reorders
        <li key={at} dir="auto" className="wrap-anywhere">
          {detailText(detail, t)}
          {'words' in detail && (
            <>
              {': '}
              <span lang={language} className="font-serif">
                <ChangedWords words={detail.words} />
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
