'use client';
import { useTranslations } from 'use-intl';
import type { BlockChange, WordChanges } from '#body/compareBodies.ts';

/** `del` and `ins`, so that a screen reader announces the changes. */
const marks = {
  removed: ['del', 'bg-press-wash text-press-ink'],
  added: ['ins', 'bg-good-wash text-good no-underline'],
  same: ['span', undefined],
} as const;

/** Words with the removed ones struck through and the added ones highlighted. */
export const ChangedWords = ({ words }: { words: WordChanges }) =>
  words.map(({ is, text }, at) => {
    const [Mark, className] = marks[is];
    const key = `${at} ${is}`;
    return (
      <Mark key={key} className={className}>
        {text}
      </Mark>
    );
  });

export type ReleaseComparison = { headline: WordChanges; standfirst: WordChanges; body: BlockChange[] };

export const isChanged = ({ headline, standfirst, body }: ReleaseComparison): boolean =>
  [...headline, ...standfirst, ...body].some(differs);

const differs = ({ is }: { is: string }) => is !== 'same';

type Props = {
  compared: ReleaseComparison;
  language: string;
  /** the text when nothing differs */
  same?: string;
};

/** The differences from what readers see now, without the unchanged blocks. */
export function ReleaseChanges({ compared, language, same }: Props) {
  const t = useTranslations('release');
  const fields = (['headline', 'standfirst'] as const).filter((name) => compared[name].some(differs));
  const blocks = compared.body.filter(differs);
  if (!isChanged(compared)) return <p className="text-sm text-quiet">{same ?? t('unchanged')}</p>;
  return (
    <ol className="flex flex-col gap-4">
      {fields.map((name) => (
        <li key={name}>
          <p className="text-xs font-medium text-quiet">{t(`field.${name}`)}</p>
          <p lang={language} className="font-serif text-lg leading-7">
            <ChangedWords words={compared[name]} />
          </p>
        </li>
      ))}
      {blocks.map((change, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never reorders
        <li key={at}>
          <p className="text-xs font-medium text-quiet">{t(`change.${change.is}`)}</p>
          <p lang={language} className="font-serif leading-7">
            <ChangedWords words={wordsOfBlock(change)} />
          </p>
        </li>
      ))}
    </ol>
  );
}

/** The words of a block; those of a moved one are unchanged. */
export const wordsOfBlock = (change: BlockChange): WordChanges =>
  change.is === 'changed'
    ? change.words
    : [{ is: change.is === 'moved' ? 'same' : change.is, text: change.text }];
