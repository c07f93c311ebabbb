import type { Editor } from '@tiptap/core';
import type { DraftField } from '#body/draftDocument.ts';
import type { BlockSearch } from './textMatches.ts';

export type FindMatch = { field: DraftField; from: number; to: number };

/** The matches in all blocks of text of a field. */
export function matchesIn({ state: { doc } }: Editor, field: DraftField, search: BlockSearch): FindMatch[] {
  const matches: FindMatch[] = [];
  doc.descendants((node, place) => {
    if (!node.isTextblock) return true;
    for (const [from, to] of search(node))
      matches.push({ field, from: place + 1 + from, to: place + 1 + to });
    return false;
  });
  return matches;
}

/** Replaces matches of one editor in one transaction, each with the marks of its first character. @returns how many */
export function replaceIn(editor: Editor, matches: readonly FindMatch[], replacement: string): number {
  const { doc, schema, tr } = editor.state;
  for (const { from, to } of [...matches].reverse()) {
    const marks = doc.nodeAt(from)?.marks ?? [];
    if (replacement === '') tr.delete(from, to);
    else tr.replaceWith(from, to, schema.text(replacement, marks));
  }
  editor.view.dispatch(tr);
  return editor.state.doc.eq(doc) && !tr.doc.eq(doc) ? 0 : matches.length;
}

/** Scrolls only if the place is hidden, so that the text stays calm. */
export function scrollToPlace({ view }: Editor, place: number): void {
  const { top, bottom } = view.coordsAtPos(place);
  const barEnd = document.querySelector('.desk-bar')?.getBoundingClientRect().bottom ?? 0;
  const screenEnd = (window.visualViewport?.height ?? window.innerHeight) - 80; // the newsroom's bar on phones
  if (top < barEnd + 8 || bottom > screenEnd)
    window.scrollBy({ top: (top + bottom) / 2 - (barEnd + screenEnd) / 2 });
}
