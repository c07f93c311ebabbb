import type { DraftField } from '#body/draftDocument.ts';
import { newUuid } from '#contracts/uuid.ts';
import type { ListedThread, ThreadsOfArticle } from '#editorial/comments/threadList.ts';
import type { NewThread, UnsentComment, UnsentCommentStorage, UnsentComments } from './unsentComments.ts';

/** What one field of the draft contains, in the order of its text. */
export type FieldContents = {
  /** the threads whose passages it contains */
  threadIds: string[];
  /** the pictures and the threads of passages, each as `picture:ID` or as the thread's id */
  order: string[];
  /** the selected words; empty if there is no selection */
  selected: string;
};

/** Functions that the editor of a field offers. */
export type CommentFieldView = {
  contents: FieldContents;
  /** Starts a thread on the selection. @returns false without one */
  begin(): boolean;
  mark(thread: NewThread): void;
  unmark(threadId: string): void;
  focus(): void;
  /** Selects the beginning of a passage and scrolls to it. */
  reveal(threadId: string): void;
  /** Draws the passages again. */
  refresh(): void;
};

type State = {
  /** undefined until they are read */
  threads: ListedThread[] | undefined;
  /** the last reading failed */
  isOutdated: boolean;
  unsent: UnsentComments;
  /** the thread that was chosen, in the text or among the cards */
  chosen: string | null;
  /** an open thread of the passage at the caret */
  atCaret: string | null;
  /** increases when the passages, pictures or selection of a field change */
  revision: number;
  /** increases when a card or form is to take the focus */
  requests: number;
};

/** The comments of the open article: the threads of the server, the passages in the draft, and what was not sent. */
export class CommentStore {
  readonly fields = new Map<DraftField, CommentFieldView>();
  /** a card or form that takes the focus as soon as it is shown: a thread's id */
  focusRequest: string | null = null;
  /** threads whose marks were pasted before the threads were read */
  readonly #unchecked = new Set<string>();
  readonly #storage: UnsentCommentStorage;
  #state: State;
  #listeners = new Set<() => void>();

  constructor(storage: UnsentCommentStorage) {
    this.#storage = storage;
    this.#state = {
      threads: undefined,
      isOutdated: false,
      unsent: { newThread: null, texts: {} },
      chosen: null,
      atCaret: null,
      revision: 0,
      requests: 0,
    };
  }

  state = () => this.#state;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Reads what was not sent from this device; not earlier than in the browser. */
  restore(): void {
    this.#set({ unsent: this.#storage.read() });
  }

  setThreads({ threads }: ThreadsOfArticle): void {
    this.#set({ threads, isOutdated: false });
    this.#removeForeignMarks();
    this.#refresh();
  }

  setOutdated(): void {
    this.#set({ isOutdated: true });
  }

  /** The open thread with this id. */
  openThread(id: string): ListedThread | undefined {
    return this.#state.threads?.find((thread) => thread.id === id && thread.resolved === null);
  }

  /** Whether a pasted mark stays: its thread is one of this article. Before the threads are read, it stays until they are. */
  keepsPasted(id: string): boolean {
    if (this.#state.threads) return this.#isKnown(id);
    this.#unchecked.add(id);
    return true;
  }

  isInText(id: string): boolean {
    return [...this.fields.values()].some(({ contents }) => contents.threadIds.includes(id));
  }

  choose(id: string | null): void {
    if (this.#state.chosen === id) return;
    this.#set({ chosen: id });
    this.#refresh();
  }

  /** Chooses a thread, whose card takes the focus as soon as it is shown. */
  request(id: string): void {
    this.choose(id);
    this.#requestFocus(id);
  }

  setAtCaret(id: string | null): void {
    if (this.#state.atCaret !== id) this.#set({ atCaret: id });
  }

  /** For a field whose passages, pictures or selection have changed. */
  noteContents(): void {
    this.#set({ revision: this.#state.revision + 1 });
  }

  /** Begins a thread. One that is begun already, with text, stays. */
  beginThread(about: NewThread['about']): void {
    const { newThread, texts } = this.#state.unsent;
    if (newThread && texts[newThread.threadId]?.text) {
      this.#requestFocus(newThread.threadId);
      return;
    }
    const threadId = newUuid();
    this.#keep({ newThread: { threadId, about }, texts });
    this.#requestFocus(threadId);
    this.#refresh();
  }

  unsentText(id: string): UnsentComment | undefined {
    return this.#state.unsent.texts[id];
  }

  keepText(id: string, text: UnsentComment): void {
    const { newThread, texts } = this.#state.unsent;
    this.#keep({ newThread, texts: { ...texts, [id]: text } });
  }

  /** Forgets what was typed, and the thread that was begun under this id. */
  dropText(id: string): void {
    const { newThread, texts } = this.#state.unsent;
    const { [id]: _, ...others } = texts;
    this.#keep({ newThread: newThread?.threadId === id ? null : newThread, texts: others });
    this.#refresh();
  }

  #isKnown(id: string): boolean {
    const { threads, unsent } = this.#state;
    return unsent.newThread?.threadId === id || (threads?.some((thread) => thread.id === id) ?? false);
  }

  #removeForeignMarks(): void {
    for (const id of this.#unchecked)
      if (!this.#isKnown(id)) for (const field of this.fields.values()) field.unmark(id);
    this.#unchecked.clear();
  }

  #requestFocus(id: string): void {
    this.focusRequest = id;
    this.#set({ requests: this.#state.requests + 1 });
  }

  #keep(unsent: UnsentComments): void {
    this.#storage.write(unsent);
    this.#set({ unsent });
  }

  #refresh(): void {
    for (const field of this.fields.values()) field.refresh();
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
