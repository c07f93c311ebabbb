import { Extension } from '@tiptap/core';
import type { Mark } from '@tiptap/pm/model';
import {
  AllSelection,
  type EditorState,
  Plugin,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import { AddMarkStep, ReplaceStep } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { readSelection } from '#components/editor/document/selectionState.ts';
import { continuedSuggestion, isOwnInsertion, type OwnSuggestions } from './ownSuggestions.ts';
import { suggestionIds, withoutCopiedSuggestions } from './pastedSuggestions.ts';
import { suggestingCode } from './suggestingCode.ts';
import type { SuggestingMode } from './suggestingMode.ts';
import { changesOnlyDraftMarks, isSuggestionMark, withoutSuggestionMarks } from './textMarks.ts';

/**
 * While the mode is on, turns every change of this person into a suggestion. Changes of others, and undo, come from Yjs and
 * stay as they are.
 *
 * @param onRefused called when a change cannot be suggested; the document stays unchanged
 */
export function suggesting(mode: SuggestingMode, onRefused: () => void) {
  return Extension.create({
    name: 'suggesting',
    priority: 1_300,
    dispatchTransaction({ transaction, next }) {
      const isOfYjs = transaction.getMeta(ySyncPluginKey) !== undefined;
      if (!mode.isOn() || !transaction.docChanged || isOfYjs || changesOnlyDraftMarks(transaction))
        return next(transaction);
      const suggested = suggestingCode.now()?.(this.editor.state, transaction, mode.author);
      if (!suggested) return onRefused();
      // The same result as typed: a composition goes on, because nothing is drawn again.
      return next(suggested.doc.eq(transaction.doc) ? transaction : suggested);
    },
    addProseMirrorPlugins() {
      const { editor } = this;
      let cut: ReadonlySet<string> = new Set();
      return [
        new Plugin({
          filterTransaction: (transaction, state) =>
            !mode.isOn() || isFitWhileSuggesting(transaction, state, mode.author),
          appendTransaction: (transactions, _, state) => {
            if (mode.isOn()) return null;
            const typed = transactions.map(typedRange).find((range) => range !== undefined);
            if (typed) return withoutInheritedMarks(state, typed);
            // ProseMirror ends a composition when stored marks are set.
            if (editor.view.composing) return null;
            if (!transactions.some((each) => each.selectionSet || each.docChanged)) return null;
            const marks = typingMarks(state, mode);
            return marks ? state.tr.setStoredMarks(marks) : null;
          },
          props: {
            transformPasted: (slice, view) => withoutCopiedSuggestions(slice, view, cut),
            handleDOMEvents: {
              cut({ state }) {
                cut = suggestionIds(state.selection.content().content);
                return false;
              },
              compositionstart(view) {
                if (mode.isOn()) prepareComposition(view, mode);
                return false;
              },
            },
          },
        }),
      ];
    },
  });
}

type Range = { from: number; to: number };

/** The range of the text that a transaction types; undefined for pastes, moves, and changes by others or of blocks. */
function typedRange(transaction: Transaction): Range | undefined {
  const [step] = transaction.steps;
  if (transaction.steps.length !== 1 || !(step instanceof ReplaceStep)) return undefined;
  if (transaction.getMeta(ySyncPluginKey) || transaction.getMeta('uiEvent')) return undefined;
  const { from, slice } = step;
  const isText = slice.openStart === 0 && slice.content.firstChild?.isText;
  return isText ? { from, to: from + slice.size } : undefined;
}

/**
 * Takes the marks of suggestions from typed text, which has them from the text around it: what is typed directly belongs to
 * nobody's suggestion. @returns null if it has none
 */
function withoutInheritedMarks(state: EditorState, { from, to }: Range): Transaction | null {
  const { tr } = state;
  state.doc.nodesBetween(from, Math.min(to, state.doc.content.size), (node, at) => {
    if (!node.isText) return;
    for (const mark of node.marks.filter(isSuggestionMark))
      tr.removeMark(Math.max(from, at), Math.min(to, at + node.nodeSize), mark);
  });
  return tr.docChanged ? tr : null;
}

/**
 * Whether a transaction that a plugin appends, such as the link of a typed address, changes only the author's own proposed
 * text: it does not pass through `dispatchTransaction`.
 */
function isFitWhileSuggesting(transaction: Transaction, state: EditorState, author: OwnSuggestions): boolean {
  const isAppended = transaction.getMeta('appendedTransaction') !== undefined;
  if (!isAppended || !transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return true;
  return transaction.steps.every((step) => {
    if (!(step instanceof AddMarkStep)) return false;
    let isOwn = true;
    state.doc.nodesBetween(step.from, step.to, (node) => {
      if (node.isText) isOwn &&= isOwnInsertion(node, author);
    });
    return isOwn;
  });
}

/**
 * The marks that typed text gets, if they differ from those of the text around the caret: in suggesting mode an insertion,
 * else no mark of a suggestion.
 */
function typingMarks(state: EditorState, mode: SuggestingMode): readonly Mark[] | undefined {
  const { selection, schema, storedMarks, doc } = state;
  if (!(selection instanceof TextSelection) || !selection.$cursor) return undefined;
  const around = storedMarks ?? selection.$cursor.marks();
  const plain = withoutSuggestionMarks(around);
  if (!mode.isOn()) return around.some(isSuggestionMark) ? plain : undefined;
  const id = continuedSuggestion(doc, selection, mode.author) ?? mode.author.create();
  return schema.mark('insertion', { id }).addToSet(plain);
}

/** Lets the browser compose directly in a proposed insertion. */
function prepareComposition(view: EditorView, mode: SuggestingMode): void {
  readSelection(view);
  if (!view.composing) proposeDeletion(view);
  const marks = typingMarks(view.state, mode);
  if (marks) view.dispatch(view.state.tr.setStoredMarks(marks));
}

/**
 * Proposes to delete the selected text, with the caret in front of it. If the browser replaced the text, ProseMirror would
 * draw it again as a proposed deletion, which ends the composition. The caret is not behind it, because Chromium counts from
 * the beginning of the former selection where the caret is after the first composed text.
 */
function proposeDeletion(view: EditorView): void {
  const { selection, tr } = view.state;
  const isText = selection instanceof TextSelection || selection instanceof AllSelection;
  if (!isText || selection.empty) return;
  const { from, to } = TextSelection.between(selection.$from, selection.$to);
  view.dispatch(tr.delete(from, to));
  // The browser would replace text that stays selected, which it does if the deletion is refused.
  view.dispatch(view.state.tr.setSelection(Selection.near(view.state.selection.$from)));
}
