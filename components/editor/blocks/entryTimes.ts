import type { Editor } from '@tiptap/core';
import type * as Y from 'yjs';
import { unconfirmedEntriesOf } from '#body/draftDocument.ts';
import { entryTime } from '#body/entryIdentity.ts';
import { newUuid } from '#contracts/uuid.ts';
import { clockError, type ReadServerTime } from './serverTime.ts';

/** Waits between attempts; the last one repeats. */
const RETRY_DELAYS_MS = [1_000, 2_000, 5_000, 15_000, 30_000];

/**
 * Sets and confirms the times of entries. A new entry gets this device's time at once, so that typing does not wait for the
 * server. The draft stores that the time is unconfirmed until the server has answered, however long that takes. Only the
 * browser that created an entry confirms it, because only its clock measured when that was.
 */
export class EntryTimes {
  readonly #pending: Y.Map<string>;
  readonly #readServerTime: ReadServerTime;
  readonly #device: string;
  #editor: Editor | null = null;
  #isAsking = false;
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ydoc: Y.Doc, readServerTime: ReadServerTime, device = thisDevice()) {
    this.#pending = unconfirmedEntriesOf(ydoc);
    this.#readServerTime = readServerTime;
    this.#device = device;
  }

  /** @returns a function that detaches the editor */
  attach(editor: Editor): () => void {
    const confirm = () => void this.#confirm();
    const retry = () => {
      this.#attempts = 0;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      confirm();
    };
    this.#editor = editor;
    editor.on('update', confirm);
    this.#pending.observe(confirm);
    window.addEventListener('online', retry);
    confirm();
    return () => {
      this.#editor = null;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      editor.off('update', confirm);
      this.#pending.unobserve(confirm);
      window.removeEventListener('online', retry);
    };
  }

  /** Marks the time of a new or changed entry as unconfirmed. @returns this device's current time */
  begin(name: string): string {
    this.#pending.set(name, this.#device);
    this.#attempts = 0;
    return entryTime(new Date());
  }

  /** Marks an entry's time as confirmed because a user has set it. */
  settle(name: string): void {
    if (this.#pending.has(name)) this.#pending.delete(name);
  }

  isConfirmed(name: string): boolean {
    return !this.#pending.has(name);
  }

  /** Calls `change` whenever the result of `isConfirmed` may have changed. @returns a function that ends this */
  watch(change: () => void): () => void {
    this.#pending.observe(change);
    return () => this.#pending.unobserve(change);
  }

  async #confirm(): Promise<void> {
    if (this.#isAsking || this.#timer || this.#unconfirmedEntries().length === 0) return;
    this.#isAsking = true;
    const requestedAt = Date.now();
    const serverTime = await this.#readServerTime().catch(() => null);
    this.#isAsking = false;
    if (serverTime !== null) {
      this.#attempts = 0;
      this.#correct(clockError(Date.parse(serverTime), requestedAt, Date.now()));
      return void this.#confirm(); // for entries created during the request
    }
    const delay = RETRY_DELAYS_MS[this.#attempts] ?? RETRY_DELAYS_MS.at(-1);
    this.#attempts += 1;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#confirm();
    }, delay);
  }

  /** This device's unconfirmed entries in the text. An entry whose insertion was undone is confirmed after a redo. */
  #unconfirmedEntries(): { name: string; at: string; place: number }[] {
    const editor = this.#editor;
    if (!editor || editor.isDestroyed || !editor.isEditable || this.#pending.size === 0) return [];
    const entries: { name: string; at: string; place: number }[] = [];
    editor.state.doc.forEach(({ type, attrs }, place) => {
      const name = String(attrs.name);
      if (type.name === 'entry' && this.#pending.get(name) === this.#device)
        entries.push({ name, at: String(attrs.at), place });
    });
    return entries;
  }

  #correct(errorMs: number): void {
    for (const { name, at, place } of this.#unconfirmedEntries()) {
      this.#pending.delete(name);
      if (errorMs === 0 || !this.#editor) continue;
      const corrected = entryTime(new Date(Date.parse(at) + errorMs));
      const { tr } = this.#editor.state;
      // Not a change by the user: undo skips it.
      this.#editor.view.dispatch(tr.setNodeAttribute(place, 'at', corrected).setMeta('addToHistory', false));
    }
  }
}

const STORAGE_KEY = 'copydesk-device';

/** A random id of this browser, or of this page if the browser refuses storage. */
function thisDevice(): string {
  const id = newUuid();
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    if (stored) return stored;
    localStorage.setItem(STORAGE_KEY, id);
  } catch {
    // Storage is refused: an entry that this page leaves unconfirmed stays unconfirmed.
  }
  return id;
}
