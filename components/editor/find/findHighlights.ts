import type { Editor } from '@tiptap/core';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { writingHooksKey } from '#components/editor/writingTools/hooksState.ts';

type Range = { from: number; to: number };

/** How far beyond the screen matches are highlighted, as a share of its height: a scroll shows them at once. */
const MARGIN = 0.5;

/** Highlights the matches of one editor on the screen and near it: thousands of decorations would slow down each key. */
export function showHighlights(editor: Editor, matches: readonly Range[], current: Range | undefined): void {
  const { view, state } = editor;
  const shown = matches.length > 0 ? visibleRange(view) : { from: 0, to: 0 };
  const decorations = matches.flatMap((match) => {
    const isCurrent = match.from === current?.from;
    if (!isCurrent && (match.to < shown.from || match.from > shown.to)) return [];
    return Decoration.inline(match.from, match.to, {
      class: isCurrent ? 'find-match find-match-current' : 'find-match',
    });
  });
  const before = writingHooksKey.getState(state)?.highlights;
  if (decorations.length === 0 && !before) return;
  const highlights = decorations.length > 0 ? DecorationSet.create(state.doc, decorations) : undefined;
  view.dispatch(state.tr.setMeta(writingHooksKey, { highlights }));
}

/** The positions of the blocks on the screen and near it. */
function visibleRange(view: EditorView): Range {
  const height = window.innerHeight;
  const places: number[] = [];
  view.state.doc.forEach((_, offset) => {
    places.push(offset);
  });
  const boxOf = (at: number) => {
    const dom = view.nodeDOM(places[at] ?? 0);
    return dom instanceof Element ? dom.getBoundingClientRect() : undefined;
  };
  const isBelowTop = (at: number) => (boxOf(at)?.bottom ?? 0) >= -height * MARGIN;
  const isBelowScreen = (at: number) => (boxOf(at)?.top ?? 0) > height * (1 + MARGIN);
  const end = view.state.doc.content.size;
  return {
    from: places[firstOf(places.length, isBelowTop)] ?? end,
    to: places[firstOf(places.length, isBelowScreen)] ?? end,
  };
}

/** The first of `count` indexes from which on a condition is true; `count` if it never is. */
function firstOf(count: number, isTrue: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
