'use client';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import type { WireBlock } from '#editorial/import/wireArticle.ts';

type Props = { blocks: WireBlock[]; lang: string; onChange(blocks: WireBlock[]): void };

const subheadLook = 'text-lg leading-snug font-semibold';
const textLook = 'line-clamp-2 leading-6';

/** The blocks of the text with their kinds. A press switches a block between paragraph and subhead. */
export function StoryBlocks({ blocks, lang, onChange }: Props) {
  const t = useTranslations('import');
  const subheads = blocks.filter(({ kind }) => kind === 'subhead').length;
  const turn = (line: number, kind: 'subhead' | 'paragraph') =>
    onChange(blocks.map((block) => (block.line === line ? { ...block, kind } : block)));
  return (
    <details className="group border-t border-line pt-3" open={blocks.length > 1 && blocks.length < 60}>
      <summary className="text-sm font-medium">
        {t('blocks', { paragraphs: blocks.length - subheads, subheads })}
      </summary>
      <ol className="mt-2 flex flex-col">
        {blocks.map(({ kind, text, line }) => (
          <li key={line} className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-start gap-3 py-1">
            {kind === 'bullet' || kind === 'other' ? (
              <span className="px-2 pt-1 text-[0.8125rem] text-quiet">{t(`kind.${kind}`)}</span>
            ) : (
              <Button
                small
                look={kind === 'subhead' ? 'plain' : 'quiet'}
                aria-pressed={kind === 'subhead'}
                aria-label={t('turn', { kind: t(`kind.${kind}`), start: text.slice(0, 40) })}
                onClick={() => turn(line, kind === 'subhead' ? 'paragraph' : 'subhead')}
              >
                {t(`kind.${kind}`)}
              </Button>
            )}
            <p lang={lang} className={`pt-1 font-serif ${kind === 'subhead' ? subheadLook : textLook}`}>
              {text}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
