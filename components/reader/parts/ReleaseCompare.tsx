import type { BlockDetail, WordChanges } from '#body/comparison/changeTypes.ts';
import { type ComparisonTranslator, detailText } from '#body/comparison/detailText.ts';
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
            label={labelOf(change, t)}
            words={
              change.is === 'changed'
                ? change.words
                : [{ is: change.is === 'moved' ? 'same' : change.is, text: change.text }]
            }
            details={change.is === 'changed' ? change.details : undefined}
            language={language}
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

type Translator = ReturnType<typeof translatorFor>;

function labelOf(change: HistoryComparison['body'][number], t: Translator): string {
  if (change.is === 'changed' && change.isMoved) return t('comparison.movedAndChanged');
  return t(`history.${change.is}`);
}

type BlockProps = {
  label: string;
  words: WordChanges;
  details?: BlockDetail[] | undefined;
  language?: Language;
};

function Block({ label, words, details = [], language = 'en' }: BlockProps) {
  const t = translatorFor(language) as unknown as ComparisonTranslator;
  return (
    <li>
      <p className="label">{label}</p>
      {words.length > 0 && (
        <p>
          <Words words={words} />
        </p>
      )}
      {details.map((detail, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never reorders
        <p key={at} dir="auto">
          {detailText(detail, (key, values) => t(`comparison.${key}`, values))}
          {'words' in detail && ': '}
          {'words' in detail && <Words words={detail.words} />}
        </p>
      ))}
    </li>
  );
}

const Words = ({ words }: { words: WordChanges }) =>
  words.map(({ is, text }, at) => {
    const key = `${at} ${is}`;
    if (is === 'removed') return <del key={key}>{text}</del>;
    if (is === 'added') return <ins key={key}>{text}</ins>;
    return text;
  });
