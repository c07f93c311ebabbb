'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { BlockChange, WordChanges } from '#body/comparison/changeTypes.ts';
import { ChangeDetails, ChangeLabel } from '#components/staff/release/ChangeDetails.tsx';
import { ChangedWords } from '#components/staff/release/ChangedWords.tsx';
import { wordsOfBlock } from '#components/staff/release/ReleaseChanges.tsx';
import type { VersionComparison } from '#editorial/versions/comparingVersions.ts';
import { changeTarget } from './ChangeSteps.tsx';

export type ComparisonView = 'inline' | 'side';

type Props = {
  compared: VersionComparison;
  view: ComparisonView;
  before: string;
  after: string;
  /** offers to restore one change */
  restoreOf?: ((change: string) => ReactNode) | undefined;
};

/** Two texts of an article with their differences; unchanged paragraphs are folded. */
export function VersionDifferences({ compared, view, before, after, restoreOf }: Props) {
  const t = useTranslations('versions');
  const { headline, standfirst, body, changeKeys, language } = compared;
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
      {lines.map(({ field, ...line }) => {
        const isSame = line.words.every(({ is }) => is === 'same');
        return (
          <div key={field} {...(!isSame && changeTarget)}>
            <Row {...line} language={language} view={view} />
            {!isSame && restoreOf?.(field)}
          </div>
        );
      })}
      {body === null && <p className="font-sans text-sm text-quiet">{t('unreadable')}</p>}
      {grouped(body ?? [], changeKeys).map((group, at) =>
        group.isSame && group.blocks.length > 2 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never reorders
          <details key={at}>
            <summary className="w-fit cursor-pointer font-sans text-sm text-quiet">
              {t('unchanged', { count: group.blocks.length })}
            </summary>
            <div className="mt-3 flex flex-col gap-3">
              <Blocks {...group} language={language} view={view} />
            </div>
          </details>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never reorders
          <Blocks key={at} {...group} language={language} view={view} restoreOf={restoreOf} />
        ),
      )}
    </div>
  );
}

type Group = { isSame: boolean; blocks: BlockChange[]; keys: (string | null)[] };

/** Runs of unchanged and of changed blocks. */
function grouped(blocks: BlockChange[], keys: (string | null)[]): Group[] {
  const groups: Group[] = [];
  for (const [at, block] of blocks.entries()) {
    const key = keys[at] ?? null;
    const isSame = block.is === 'same';
    const last = groups.at(-1);
    if (last?.isSame === isSame) {
      last.blocks.push(block);
      last.keys.push(key);
    } else groups.push({ isSame, blocks: [block], keys: [key] });
  }
  return groups;
}

type BlocksProps = Group & { language: string; view: ComparisonView } & Pick<Props, 'restoreOf'>;

function Blocks({ blocks, keys, language, view, restoreOf }: BlocksProps) {
  return blocks.map((block, at) => (
    <div key={keys[at] ?? at} {...(block.is !== 'same' && changeTarget)}>
      {block.is !== 'same' && <ChangeLabel change={block} />}
      <Row
        words={wordsOfBlock(block)}
        language={language}
        view={view}
        isMoved={block.is === 'moved'}
        className="leading-7 whitespace-pre-line"
      />
      <ChangeDetails change={block} language={language} />
      {keys[at] && restoreOf?.(keys[at])}
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
