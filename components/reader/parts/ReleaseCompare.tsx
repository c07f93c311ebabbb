import type { WordChanges } from '#body/compareBodies.ts';
import type { HistoryComparison } from '#editorial/readerQueries/historyComparison.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { translatorFor } from '#publishing/readerMessages.ts';

type Props = { compared: HistoryComparison; before: number; language: Language };

/** What a release changed, in a folded `<details>`. Works without a script. */
export function ReleaseCompare({ compared, before, language }: Props) {
  const t = translatorFor(language);
  if (isSame(compared)) return <p className="history-hint">{t('history.same', { number: before })}</p>;
  const lines = (['headline', 'standfirst'] as const).filter((name) =>
    compared[name].some(({ is }) => is !== 'same'),
  );
  return (
    <details>
      <summary>{t('history.compare', { number: before })}</summary>
      <ol className="compare">
        {lines.map((name) => (
          <Block key={name} label={t(`history.${name}`)} words={compared[name]} />
        ))}
        {compared.body.map((change, at) => (
          <Block
            // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never reorders
            key={at}
            label={t(`history.${change.is}`)}
            words={
              change.is === 'changed'
                ? change.words
                : [{ is: change.is === 'moved' ? 'same' : change.is, text: change.text }]
            }
          />
        ))}
        {compared.labels.map(({ field, removed, added }) => (
          <Block key={field} label={t(`history.${field}`)} words={listed(removed, added)} />
        ))}
        {compared.pictures && (
          <Block label={t('history.pictures')} words={[{ is: 'same', text: t('history.picturesChanged') }]} />
        )}
      </ol>
      {compared.unchanged > 0 && (
        <p className="history-hint">{t('history.unchanged', { count: compared.unchanged })}</p>
      )}
    </details>
  );
}

const isSame = ({ headline, standfirst, body, labels, pictures }: HistoryComparison) =>
  body.length + labels.length === 0 &&
  !pictures &&
  [...headline, ...standfirst].every(({ is }) => is === 'same');

const listed = (removed: string[], added: string[]): WordChanges =>
  [
    ...removed.map((text) => ({ is: 'removed' as const, text })),
    ...added.map((text) => ({ is: 'added' as const, text })),
  ].flatMap((word, at) => (at === 0 ? [word] : [{ is: 'same' as const, text: ' · ' }, word]));

function Block({ label, words }: { label: string; words: WordChanges }) {
  return (
    <li>
      <p className="label">{label}</p>
      <p>
        {words.map(({ is, text }, at) => {
          const key = `${at} ${is}`;
          if (is === 'removed') return <del key={key}>{text}</del>;
          if (is === 'added') return <ins key={key}>{text}</ins>;
          return text;
        })}
      </p>
    </li>
  );
}
