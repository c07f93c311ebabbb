import type { Editor } from '@tiptap/core';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { DraftField } from '#body/draftDocument.ts';
import { type DraftPlace, placeAt, positionOf } from '#components/editor/document/draftPlace.ts';
import { linkUndoSteps } from '#components/editor/writingTools/linkedUndo.ts';
import { beginUndoStepIn } from '#components/editor/writingTools/undoManagers.ts';
import type { WritingTools } from '#components/editor/writingTools/writingTools.ts';
import { DIALOG_CLOSED } from '#components/ui/dialogClosed.ts';
import { matchesIn, replaceIn, scrollToPlace } from './documentMatches.ts';
import { showHighlights } from './findHighlights.ts';
import { type FindState, initialFindState } from './findState.ts';
import { type BlockSearch, createBlockSearch } from './textMatches.ts';

/** Milliseconds from an edit to the next search: the text is searched between the keystrokes. */
const SEARCH_DELAY_MS = 120;

/** A search while the find bar is open: its matches, and the current one, which follows the edits of everybody. */
export class FindSession {
  #tools: WritingTools;
  #language: string;
  #listeners = new Set<() => void>();
  #search: BlockSearch = () => [];
  #state: FindState;
  /** where the search begins: at the current match, or the caret */
  #origin: { field: DraftField; place: DraftPlace; at: number };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stops: (() => void)[] = [];

  constructor(tools: WritingTools, language: string, query: string) {
    this.#tools = tools;
    this.#language = language;
    this.#origin = this.#originAt(tools.lastField);
    this.#state = initialFindState(query, tools.lastField);
  }

  /** Searches, and follows the text until the returned function is called, which also removes the highlights. */
  begin = (): (() => void) => {
    for (const field of this.#tools.state().fields) this.#follow(field);
    this.change({});
    return () => this.#end();
  };

  state = (): FindState => this.#state;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Searches again with another query or other options, from the same place on. */
  change(change: Partial<Pick<FindState, 'query' | 'options' | 'scope' | 'field'>>): void {
    const { query, options } = { ...this.#state, ...change };
    this.#search = createBlockSearch(query, options, this.#language);
    this.#set({ ...change, replaced: undefined });
    this.#findMatches();
    this.#reveal();
  }

  /** Continues a search at the caret of the field that has the focus. */
  beginAt(field: DraftField): void {
    this.#origin = this.#originAt(field);
    this.change({ field });
  }

  /** Goes to the next or the previous match, after the last to the first. */
  go(step: -1 | 1): void {
    this.#findMatches();
    const { matches, at } = this.#state;
    if (matches.length === 0) return;
    const next = (at + step + matches.length) % matches.length;
    this.#set({ at: next, replaced: undefined });
    this.#keepOrigin();
    this.#reveal();
  }

  /** Replaces the current match and goes to the next. */
  replace(replacement: string): void {
    this.#findMatches();
    const match = this.#state.matches[this.#state.at];
    const editor = match && this.#tools.editorOf(match.field);
    if (!match || !editor?.isEditable) return;
    beginUndoStepIn(editor);
    const count = replaceIn(editor, [match], replacement);
    beginUndoStepIn(editor);
    if (count > 0) this.#origin = this.#originAt(match.field, match.from + replacement.length);
    this.#findMatches();
    this.#set({ replaced: count });
    this.#reveal();
  }

  /** Replaces all matches, as one step of undo. @returns how many were replaced */
  replaceAll(replacement: string): number {
    this.#findMatches();
    const { matches } = this.#state;
    const changed: Editor[] = [];
    let count = 0;
    for (const field of this.#tools.state().fields) {
      const editor = this.#tools.editorOf(field);
      const own = matches.filter((match) => match.field === field);
      if (!editor?.isEditable || own.length === 0) continue;
      beginUndoStepIn(editor);
      const replaced = replaceIn(editor, own, replacement);
      beginUndoStepIn(editor);
      count += replaced;
      if (replaced > 0) changed.push(editor);
    }
    linkUndoSteps(changed);
    this.#findMatches();
    this.#set({ replaced: count });
    this.#reveal();
    return count;
  }

  /** Ends the search, and returns the focus to the text with the current match selected. */
  close(): void {
    const match = this.#state.matches[this.#state.at];
    this.#end();
    const editor = (match && this.#tools.editorOf(match.field)) ?? this.#tools.lastEditor();
    if (!editor) return;
    const { tr } = editor.state;
    if (match) editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, match.from, match.to)));
    editor.view.dom.dispatchEvent(new Event(DIALOG_CLOSED)); // focuses it at its selection
  }

  #end(): void {
    clearTimeout(this.#timer);
    for (const stop of this.#stops.splice(0)) stop();
    for (const field of this.#tools.state().fields) {
      const editor = this.#tools.editorOf(field);
      if (editor) showHighlights(editor, [], undefined);
    }
  }

  /** Highlights the matches that are on the screen. */
  highlight = (): void => {
    const { matches, at } = this.#state;
    const current = matches[at];
    for (const field of this.#tools.state().fields) {
      const editor = this.#tools.editorOf(field);
      const own = matches.filter((match) => match.field === field);
      if (editor && !editor.view.composing)
        showHighlights(editor, own, current?.field === field ? current : undefined);
    }
  };

  #follow(field: DraftField): void {
    const editor = this.#tools.editorOf(field);
    if (!editor) return;
    const onTransaction = ({ transaction }: { transaction: Transaction }) => {
      if (!transaction.docChanged) return;
      clearTimeout(this.#timer);
      // Another person's edit replaces the whole document, and with it the highlights.
      if (transaction.getMeta(ySyncPluginKey)) queueMicrotask(this.#searchAgain);
      else this.#timer = setTimeout(this.#searchAgain, SEARCH_DELAY_MS);
    };
    editor.on('transaction', onTransaction);
    this.#stops.push(() => void editor.off('transaction', onTransaction));
  }

  #searchAgain = (): void => {
    if (this.#stops.length === 0) return;
    this.#findMatches();
    this.highlight();
  };

  #findMatches(): void {
    const { scope, field: only } = this.#state;
    const fields = this.#tools.state().fields.filter((field) => scope === 'story' || field === only);
    const matches = fields.flatMap((field) => {
      const editor = this.#tools.editorOf(field);
      return editor ? matchesIn(editor, field, this.#search) : [];
    });
    const order = this.#tools.state().fields;
    const { field } = this.#origin;
    const place = this.#originNow();
    const isFrom = (match: (typeof matches)[number]) =>
      match.field === field ? match.from >= place : order.indexOf(match.field) > order.indexOf(field);
    const at = matches.length === 0 ? -1 : Math.max(0, matches.findIndex(isFrom));
    this.#set({ matches, at });
  }

  #keepOrigin(): void {
    const match = this.#state.matches[this.#state.at];
    if (match) this.#origin = this.#originAt(match.field, match.from);
  }

  /** A place in a field, by default its caret. */
  #originAt(field: DraftField, at?: number): { field: DraftField; place: DraftPlace; at: number } {
    const state = this.#tools.editorOf(field)?.state;
    const from = at ?? state?.selection.from ?? 0;
    return { field, at: from, place: state ? placeAt(state, from) : { relative: null } };
  }

  #originNow(): number {
    const { field, place, at } = this.#origin;
    const state = this.#tools.editorOf(field)?.state;
    return (state && positionOf(state, place)) ?? at;
  }

  /** Shows the current match. */
  #reveal(): void {
    const match = this.#state.matches[this.#state.at];
    const editor = match && this.#tools.editorOf(match.field);
    if (editor) scrollToPlace(editor, match.from);
    this.highlight();
  }

  #set(change: Partial<FindState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
