'use client';
import { useTranslations } from 'use-intl';
import type { BlockChange, WordChanges } from '#body/compareBodies.ts';

/** `removed` and `added` are said, not only coloured. */
function Marked({ words }: { words: WordChanges }) {
  return words.map(({ is, text }, at) => {
    const key = `${at} ${is}`;
    if (is === 'removed')
      return (
        <del key={key} className="bg-press-wash text-press-ink">
          {text}
        </del>
      );
    if (is === 'added')
      return (
        <ins key={key} className="bg-good-wash text-good no-underline">
          {text}
        </ins>
      );
    return <span key={key}>{text}</span>;
  });
}

export type ReleaseComparison = { headline: WordChanges; standfirst: WordChanges; body: BlockChange[] };

export const isChanged = ({ headline, standfirst, body }: ReleaseComparison): boolean =>
  [...headline, ...standfirst, ...body].some(({ is }) => is !== 'same');

type Props = {
  compared: ReleaseComparison;
  language: string;
  /** what to say when nothing differs */
  same?: string;
};

/** What would change in what readers see now; blocks that stay are left out. */
export function ReleaseChanges({ compared, language, same }: Props) {
  const t = useTranslations('release');
  const lines = (['headline', 'standfirst'] as const).filter((name) =>
    compared[name].some(({ is }) => is !== 'same'),
  );
  const blocks = compared.body.filter(({ is }) => is !== 'same');
  if (!isChanged(compared)) return <p className="text-sm text-quiet">{same ?? t('unchanged')}</p>;
  return (
    <ol className="flex flex-col gap-4">
      {lines.map((name) => (
        <li key={name}>
          <p className="text-xs font-medium text-quiet">{t(`field.${name}`)}</p>
          <p lang={language} className="font-serif text-lg leading-7">
            <Marked words={compared[name]} />
          </p>
        </li>
      ))}
      {blocks.map((change, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never reorders
        <li key={at}>
          <p className="text-xs font-medium text-quiet">{t(`change.${change.is}`)}</p>
          <p lang={language} className="font-serif leading-7">
            {change.is === 'changed' ? (
              <Marked words={change.words} />
            ) : (
              <Marked words={[{ is: change.is === 'moved' ? 'same' : change.is, text: change.text }]} />
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
