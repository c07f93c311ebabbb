'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { isLayerOpen } from '#components/editor/writingTools/openLayers.ts';
import type { WritingTools } from '#components/editor/writingTools/writingTools.ts';
import { buttonLook } from '#components/ui/Button.tsx';
import { DIALOG_CLOSED } from '#components/ui/dialogClosed.ts';
import { recommendedCharacters } from '#contracts/textLimits.ts';
import { countCharacters, writtenText } from './textCounts.ts';
import { type StoryCounts, useTextCounts } from './useTextCounts.ts';

type Props = { tools: WritingTools; language: string; isOpen: boolean; onOpenChange(isOpen: boolean): void };

/** The number of words, which opens the other counts: of the story and of the selected text. */
export function WordCount({ tools, language, isOpen, onOpenChange }: Props) {
  const t = useTranslations('writing.count');
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const counts = useTextCounts(tools, language);
  const [spoken, setSpoken] = useState('');
  const sentence = counts ? sentenceOf(counts, t) : '';

  // Announced when it opens, and not with each key.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sentence of the moment of opening
  useEffect(() => setSpoken(isOpen ? sentence : ''), [isOpen, counts === undefined]);

  useEffect(() => {
    if (!isOpen) return;
    const stop = new AbortController();
    const { signal } = stop;
    function close({ target }: Event) {
      if (!box.current?.contains(target as Node)) onOpenChange(false);
    }
    function closeByKey(event: KeyboardEvent) {
      if (event.key !== 'Escape' || event.isComposing || isLayerOpen()) return;
      event.preventDefault();
      const isInBox = box.current?.contains(document.activeElement);
      onOpenChange(false);
      if (isInBox) tools.lastEditor()?.view.dom.dispatchEvent(new Event(DIALOG_CLOSED));
    }
    document.addEventListener('pointerdown', close, { signal });
    document.addEventListener('keydown', closeByKey, { signal, capture: true });
    return () => stop.abort();
  }, [isOpen, onOpenChange, tools]);

  return (
    <div ref={box} className="relative">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        title={sentence}
        className={`${buttonLook('quiet', true)} tabular-nums max-sm:hidden`}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onOpenChange(!isOpen)}
      >
        {counts ? shortCount(counts, t) : t('title')}
      </button>
      {isOpen && counts && (
        <section id={id} aria-label={t('title')} className="word-count">
          <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5">
            {(['words', 'characters', 'charactersWithoutSpaces'] as const).map((kind) => (
              <Row key={kind} label={t(kind)} value={countText(kind, counts, t)} />
            ))}
            {(['headline', 'standfirst'] as const).map((field) => {
              const doc = tools.editorOf(field)?.state.doc;
              const count = doc?.firstChild ? countCharacters(writtenText(doc.firstChild).trim()) : 0;
              const max = recommendedCharacters(field, language);
              return <Row key={field} label={t(field)} value={t('ofCharacters', { count, max })} />;
            })}
          </dl>
        </section>
      )}
      <span role="status" className="sr-only">
        {spoken}
      </span>
    </div>
  );
}

type Translate = ReturnType<typeof useTranslations<'writing.count'>>;
type Kind = 'words' | 'characters' | 'charactersWithoutSpaces';

function countText(kind: Kind, { story, selection }: StoryCounts, t: Translate): string {
  return selection
    ? t('selectedOf', { selected: selection[kind], all: story[kind] })
    : t('number', { count: story[kind] });
}

const shortCount = ({ story, selection }: StoryCounts, t: Translate): string =>
  selection
    ? t('shortSelected', { selected: selection.words, all: story.words })
    : t('short', { count: story.words });

function sentenceOf({ story, selection }: StoryCounts, t: Translate): string {
  const ofStory = t('sentence', { words: story.words, characters: story.characters });
  if (!selection) return ofStory;
  return `${t('sentenceSelected', { words: selection.words, characters: selection.characters })} ${ofStory}`;
}

function Row({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="text-right tabular-nums">{value}</dd>
    </>
  );
}
