import type { Editor } from '@tiptap/core';
import type { DraftField } from '#body/draftDocument.ts';

export type Announcement =
  | 'movedUp'
  | 'movedDown'
  | 'isFirst'
  | 'isLast'
  | 'isOccupied'
  | 'focusModeOn'
  | 'focusModeOff'
  | 'smartPunctuationOn'
  | 'smartPunctuationOff';

export type WritingToolsState = {
  /** the fields whose editors are ready, in the order of the story */
  fields: DraftField[];
  /** whether the find bar is open */
  isFindOpen: boolean;
  hasReplace: boolean;
  /** increases with each request to find, so that an open bar takes the focus again */
  findRequests: number;
  /** what screen readers announce, and how often something was announced */
  announced: { is: Announcement; nth: number } | undefined;
  isFocusMode: boolean;
  isSmartPunctuation: boolean;
};

const ORDER: readonly DraftField[] = ['headline', 'standfirst', 'body'];

/**
 * What the tools around the text share: the editors of the fields, and which tools are open. The editors' keys change it
 * before the code of the tools is loaded.
 */
export class WritingTools {
  #editors = new Map<DraftField, Editor>();
  #listeners = new Set<() => void>();
  #state: WritingToolsState = {
    fields: [],
    isFindOpen: false,
    hasReplace: false,
    findRequests: 0,
    announced: undefined,
    isFocusMode: false,
    isSmartPunctuation: true,
  };
  /** the field that had the focus last */
  lastField: DraftField = 'body';
  /** when a composition ended last, in milliseconds of `performance.now()` */
  composedAt = Number.NEGATIVE_INFINITY;

  state = (): WritingToolsState => this.#state;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  set(change: Partial<WritingToolsState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** The editor of a field; undefined while it does not exist. */
  editorOf(field: DraftField): Editor | undefined {
    const editor = this.#editors.get(field);
    return editor?.isDestroyed ? undefined : editor;
  }

  /** The editor that had the focus last. */
  lastEditor = (): Editor | undefined => this.editorOf(this.lastField);

  register(field: DraftField, editor: Editor): void {
    this.#editors.set(field, editor);
    this.#setFields();
  }

  unregister(field: DraftField, editor: Editor): void {
    if (this.#editors.get(field) === editor) this.#editors.delete(field);
    this.#setFields();
  }

  openFind(hasReplace: boolean): void {
    const { findRequests } = this.#state;
    this.set({ isFindOpen: true, hasReplace, findRequests: findRequests + 1 });
  }

  announce(is: Announcement): void {
    this.set({ announced: { is, nth: (this.#state.announced?.nth ?? 0) + 1 } });
  }

  #setFields(): void {
    this.set({ fields: ORDER.filter((field) => this.#editors.has(field)) });
  }
}
