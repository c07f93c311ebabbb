'use client';
import { useTranslations } from 'use-intl';
import type { BlockChange, WordChanges } from '#body/compareBodies.ts';
import { ChangedWords, wordsOfBlock } from '#components/staff/release/ReleaseChanges.tsx';
import type { VersionComparison } from '#editorial/versions/comparingVersions.ts';

export type ComparisonView = 'inline' | 'side';

type Props = { compared: VersionComparison; view: ComparisonView; before: string; after: string };

/** Two texts of an article with their differences; unchanged paragraphs are folded. */
export function VersionDifferences({ compared, view, before, after }: Props) {
  const t = useTranslations('versions');
  const { headline, standfirst, body, language } = compared;
  const lines = [
    { field: 'headline', words: headline, className: 'text-2xl leading-8 font-semibold' },
    { field: 'standfirst', words: standfirst, className: 'text-lg leading-7' },
  ];
  return (
    <div className="flex flex-col gap-4 font-serif">
      {view === 'side' && (
        <p className="grid gap-x-6 font-sans text-sm font-medium md:grid-cols-2">
          <span>{before}</span>
          <span>{after}</span>
        </p>
      )}
      {lines.map(({ field, ...line }) => (
        <Row key={field} {...line} language={language} view={view} />
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
              <Blocks blocks={group.blocks} language={language} view={view} />
            </div>
          </details>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never reorders
          <Blocks key={at} blocks={group.blocks} language={language} view={view} />
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

type BlocksProps = { blocks: BlockChange[]; language: string; view: ComparisonView };

function Blocks({ blocks, language, view }: BlocksProps) {
  const t = useTranslations('release');
  return blocks.map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never reorders
    <div key={at}>
      {block.is !== 'same' && (
        <p className="font-sans text-xs font-medium text-quiet">{t(`change.${block.is}`)}</p>
      )}
      <Row
        words={wordsOfBlock(block)}
        language={language}
        view={view}
        isMoved={block.is === 'moved'}
        className="leading-7"
      />
    </div>
  ));
}

type RowProps = {
  words: WordChanges;
  language: string;
  view: ComparisonView;
  className: string;
  isMoved?: boolean;
};

/** One passage: with both texts in one, or with the older one at the left. */
function Row({ words, language, view, className, isMoved = false }: RowProps) {
  if (words.every(({ text }) => text === '')) return null;
  const passage = (shown: WordChanges) => (
    <p lang={language} dir="auto" className={`min-w-0 wrap-anywhere ${className}`}>
      <ChangedWords words={shown} />
    </p>
  );
  if (view === 'inline') return passage(words);
  return (
    <div className="grid gap-x-6 md:grid-cols-2">
      {/* A moved passage is shown where it is now; its earlier place is not known. */}
      {isMoved ? <span /> : passage(words.filter(({ is }) => is !== 'added'))}
      {passage(words.filter(({ is }) => is !== 'removed'))}
    </div>
  );
}
