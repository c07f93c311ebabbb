import { type EditorState, type Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { codeOnDemand } from '#components/ui/codeOnDemand.ts';
import { type DraftPlace, placeAt, positionOf } from './draftPlace.ts';

/** The code that reads HTML of other programs. */
export const foreignHtml = codeOnDemand(() =>
  import('#body/foreignHtml/readForeignHtml.ts').then((file) => file.readForeignHtml),
);

type Range = { from: DraftPlace; to: DraftPlace };

/** Milliseconds between two looks whether a composition has ended: its text would be lost by a change beside it. */
const COMPOSITION_CHECK_MS = 50;

/**
 * Inserts HTML that was pasted or dropped before the code that reads it was loaded: one after the other, each in its
 * place, while the writer goes on.
 *
 * @param onNotInserted called if the code cannot be loaded, or if nobody may write any more
 */
export function createLateInserts(onNotInserted: () => void) {
  let last = Promise.resolve();
  let pending = 0;
  let selectionOfLast: Selection | undefined;
  let endOfLast: Range | undefined;

  async function insert(view: EditorView, html: string, range: Range): Promise<void> {
    const isLoaded = await foreignHtml.load().then(
      () => true,
      () => false,
    );
    while (view.composing && !view.isDestroyed)
      await new Promise((done) => setTimeout(done, COMPOSITION_CHECK_MS));
    if (view.isDestroyed) return; // another page is shown
    if (!isLoaded || !view.editable) return onNotInserted();
    // Where the text around the place was deleted, nothing that the writer has selected since may be replaced.
    const target = selectionAt(view.state, range) ?? TextSelection.near(view.state.selection.$to);
    const own = view.state.selection.eq(target) ? null : rangeOf(view.state, view.state.selection);
    view.dispatch(view.state.tr.setSelection(target));
    view.pasteHTML(html);
    const end = placeAt(view.state, view.state.selection.to);
    endOfLast = { from: end, to: end };
    const restored = own && selectionAt(view.state, own);
    if (restored) view.dispatch(view.state.tr.setSelection(restored).scrollIntoView());
  }

  return {
    /** @param at the position of a drop; without it, the selection is replaced */
    add(view: EditorView, html: string, at?: number): void {
      const { selection } = view.state;
      // Two pastes without a key between them: the second follows the first.
      const follows = at === undefined && pending > 0 && selectionOfLast?.eq(selection);
      const place = at === undefined ? rangeOf(view.state, selection) : rangeAt(view.state, at);
      selectionOfLast = at === undefined ? selection : undefined;
      pending++;
      last = last
        .then(() => insert(view, html, (follows && endOfLast) || place))
        .finally(() => {
          pending--;
        });
    },
  };
}

const rangeOf = (state: EditorState, { from, to }: Selection): Range => ({
  from: placeAt(state, from),
  to: placeAt(state, to),
});

const rangeAt = (state: EditorState, at: number): Range => ({
  from: placeAt(state, at),
  to: placeAt(state, at),
});

/** The text between two places now; null if the text around one of them was deleted. */
function selectionAt(state: EditorState, range: Range): Selection | null {
  const [from, to] = [positionOf(state, range.from), positionOf(state, range.to)];
  if (from === null || to === null) return null;
  return TextSelection.between(state.doc.resolve(from), state.doc.resolve(to));
}
