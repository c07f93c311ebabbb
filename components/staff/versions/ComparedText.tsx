'use client';
import { useTranslations } from 'use-intl';
import type { BlockChange, WordChanges } from '#body/compareBodies.ts';
import { MarkedWords } from '#components/staff/release/ReleaseChanges.tsx';
import type { VersionComparison } from '#editorial/versions/comparingVersions.ts';

export type ComparisonLook = 'inline' | 'side';

type Props = { compared: VersionComparison; look: ComparisonLook; before: string; after: string };

/** Two texts of an article with their differences; unchanged paragraphs are folded. */
export function ComparedText({ compared, look, before, after }: Props) {
  const t = useTranslations('versions');
  const { headline, standfirst, body, language } = compared;
  const parts = [
    { key: 'headline', label: 'headline', words: headline, look: 'text-2xl leading-8 font-semibold' },
    { key: 'standfirst', label: 'standfirst', words: standfirst, look: 'text-lg leading-7' },
  ] as const;
  return (
    <div className="flex flex-col gap-4 font-serif">
      {look === 'side' && (
        <p className="grid gap-6 md:grid-cols-2 font-sans text-sm font-medium">
          <span>{before}</span>
          <span>{after}</span>
        </p>
      )}
      {parts.map(({ key, words, look: size }) => (
        <Row key={key} words={words} language={language} look={look} className={size} />
      ))}
      {body === null && <p className="font-sans text-sm text-quiet">{t('unreadable')}</p>}
      {grouped(body ?? []).map((group, at) =>
        group.isSame && group.blocks.length > 2 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never reorders
          <details key={at}>
            <summary className="w-fit cursor-pointer font-sans text-sm text-quiet">
              {t('unchanged', { count: group.blocks.length })}
            </summary>
            <div className="mt-3 flex flex-col gap-3">
              <Blocks blocks={group.blocks} language={language} look={look} />
            </div>
          </details>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never reorders
          <Blocks key={at} blocks={group.blocks} language={language} look={look} />
        ),
      )}
    </div>
  );
}

type Group = { isSame: boolean; blocks: BlockChange[] };

/** Runs of unchanged and of changed blocks. */
function grouped(blocks: BlockChange[]): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    const isSame = block.is === 'same';
    const last = groups.at(-1);
    if (last?.isSame === isSame) last.blocks.push(block);
    else groups.push({ isSame, blocks: [block] });
  }
  return groups;
}

type BlocksProps = { blocks: BlockChange[]; language: string; look: ComparisonLook };

function Blocks({ blocks, language, look }: BlocksProps) {
  const t = useTranslations('release');
  return blocks.map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never reorders
    <div key={at}>
      {block.is !== 'same' && (
        <p className="font-sans text-xs font-medium text-quiet">{t(`change.${block.is}`)}</p>
      )}
      <Row words={wordsOf(block)} language={language} look={look} className="leading-7" />
    </div>
  ));
}

const wordsOf = (block: BlockChange): WordChanges =>
  block.is === 'changed' ? block.words : [{ is: block.is === 'moved' ? 'same' : block.is, text: block.text }];

type RowProps = { words: WordChanges; language: string; look: ComparisonLook; className: string };

/** One passage: with both texts in one, or with the older one at the left. */
function Row({ words, language, look, className }: RowProps) {
  if (words.every(({ text }) => text === '')) return null;
  const passage = (shown: WordChanges) => (
    <p lang={language} dir="auto" className={`min-w-0 wrap-anywhere ${className}`}>
      <MarkedWords words={shown} />
    </p>
  );
  if (look === 'inline') return passage(words);
  return (
    <div className="grid gap-x-6 md:grid-cols-2">
      {passage(words.filter(({ is }) => is !== 'added'))}
      {passage(words.filter(({ is }) => is !== 'removed'))}
    </div>
  );
}
