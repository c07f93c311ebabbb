'use client';
import { Command } from 'cmdk';
import { Dialog as Radix } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { MarkedText } from '#components/staff/articles/MarkedText.tsx';
import { SearchNotice } from '#components/staff/articles/SearchNotice.tsx';
import { useArticleSearch } from '#components/staff/articles/useArticleSearch.ts';
import { DIALOG_CLOSED } from '#components/ui/dialogClosed.ts';
import { useFrame } from './FrameState.tsx';
import { type PaletteEntry, usePaletteEntries } from './usePaletteEntries.ts';

const groups = ['acts', 'places', 'articles'] as const;
const groupLook =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-quiet';

/** Opened by Mod-K: opens an article, a page or a section, or runs an act, by keyboard. */
/** `onClose` is called by `onDemand` alone, if this code cannot be loaded. */
export function PaletteDialog(_: { onClose(): void }) {
  const t = useTranslations('newsroom.palette');
  const { paletteOpen, setPaletteOpen } = useFrame();
  const [q, setQ] = useState('');
  const [at, setAt] = useState('');
  const opener = useRef<Element>(null);
  const { articles, isAnswered, refused } = useArticleSearch({ q }, paletteOpen);
  const query = q.trim().toLowerCase();
  // The server has already filtered the articles.
  const shown = usePaletteEntries(articles).filter(
    ({ group, label }) => group === 'articles' || label.toLowerCase().includes(query),
  );
  const byGroup = Object.groupBy(shown, ({ group }) => group);
  const first = groups.flatMap((group) => byGroup[group] ?? [])[0]?.key ?? '';

  useEffect(() => setAt(first), [first]);

  function choose(entry: PaletteEntry) {
    setPaletteOpen(false);
    setQ('');
    entry.choose();
  }

  /** Calling `focus()` on an editor would put the caret at the beginning of the text. */
  function returnFocus(event: Event) {
    const hasMovedOn = document.activeElement !== document.body && document.activeElement !== null;
    if (!hasMovedOn && !(opener.current as HTMLElement | null)?.isContentEditable) return;
    event.preventDefault();
    if (!hasMovedOn) opener.current?.dispatchEvent(new Event(DIALOG_CLOSED));
  }

  return (
    <Radix.Root open={paletteOpen} onOpenChange={setPaletteOpen}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={returnFocus}
          className="fixed top-[12dvh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg border border-line bg-sheet shadow-xl"
        >
          <Radix.Title className="sr-only">{t('title')}</Radix.Title>
          <Command label={t('title')} loop shouldFilter={false} value={at} onValueChange={setAt}>
            <Command.Input
              value={q}
              onValueChange={setQ}
              maxLength={200}
              placeholder={t('prompt')}
              className="h-12 w-full border-b border-line bg-transparent px-4 outline-none"
            />
            <p role="status" className="sr-only">
              {query && isAnswered ? t('found', { count: shown.length }) : ''}
            </p>
            <SearchNotice refused={refused} />
            <Command.List label={t('title')} className={`max-h-[60dvh] overflow-auto p-2 ${groupLook}`}>
              {isAnswered && (
                <Command.Empty className="px-3 py-6 text-center text-sm text-quiet">
                  {t('none')}
                </Command.Empty>
              )}
              {groups.map(
                (group) =>
                  byGroup[group] && (
                    <Command.Group key={group} heading={t(group)}>
                      {byGroup[group].map((entry) => (
                        <Command.Item
                          key={entry.key}
                          value={entry.key}
                          onSelect={() => choose(entry)}
                          className={`flex min-h-10 cursor-pointer flex-col justify-center rounded px-3 py-1 text-sm data-[selected=true]:bg-well ${group === 'articles' ? 'font-serif text-base' : ''}`}
                        >
                          <span className="truncate">{entry.label}</span>
                          {entry.snippet && (
                            <span className="truncate font-sans text-xs text-quiet">
                              <MarkedText of={entry.snippet} />
                            </span>
                          )}
                        </Command.Item>
                      ))}
                    </Command.Group>
                  ),
              )}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
