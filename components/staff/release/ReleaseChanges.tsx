'use client';
import { useTranslations } from 'use-intl';
import type { BlockChange, WordChanges } from '#body/comparison/changeTypes.ts';
import { ChangeDetails, ChangeLabel } from './ChangeDetails.tsx';
import { ChangedWords } from './ChangedWords.tsx';

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
          <ChangeLabel change={change} />
          <p lang={language} className="font-serif leading-7 whitespace-pre-line">
            <ChangedWords words={wordsOfBlock(change)} />
          </p>
          <ChangeDetails change={change} language={language} />
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
