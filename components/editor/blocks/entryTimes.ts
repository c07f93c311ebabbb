import type { Editor } from '@tiptap/core';
import type * as Y from 'yjs';
import { unconfirmedEntriesOf } from '#body/draftDocument.ts';
import { entryTime } from '#body/entryIdentity.ts';
import { newUuid } from '#contracts/uuid.ts';

/** The server's time, as entries carry it; null when it could not be had. */
export type ReadServerTime = () => Promise<string | null>;

/** Waits between attempts, in ms. */
const retryDelays = [1_000, 2_000, 5_000, 15_000, 30_000];

/** How much an answer cuts off: entries carry whole seconds. */
const secondMs = 1_000;

/**
 * Gives entries their times. An entry begins at once, with this device's time, so that nobody who types waits for the
 * server; the draft says that the time is not confirmed until the server has answered, however long that takes. Only the
 * browser that made an entry confirms it, as only its clock tells when that was.
 */
export class EntryTimes {
  readonly #pending: Y.Map<string>;
  readonly #ask: ReadServerTime;
  readonly #device: string;
  #editor: Editor | null = null;
  #isAsking = false;
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ydoc: Y.Doc, ask: ReadServerTime, device = thisDevice()) {
    this.#pending = unconfirmedEntriesOf(ydoc);
    this.#ask = ask;
    this.#device = device;
  }

  /** @returns what lets go of the editor */
  attach(editor: Editor): () => void {
    const confirm = () => void this.#confirm();
    const retry = () => {
      this.#attempts = 0;
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

  /** This device's time for an entry that begins now, or is set to now; the server confirms it when it can. */
  begin(name: string): string {
    this.#pending.set(name, this.#device);
    this.#attempts = 0;
    return entryTime(new Date());
  }

  /** Somebody said what the time is. */
  settle(name: string): void {
    if (this.#pending.has(name)) this.#pending.delete(name);
  }

  isConfirmed(name: string): boolean {
    return !this.#pending.has(name);
  }

  /** Calls back whenever what `isConfirmed` says may have changed. */
  watch(change: () => void): () => void {
    this.#pending.observe(change);
    return () => this.#pending.unobserve(change);
  }

  async #confirm(): Promise<void> {
    if (this.#isAsking || this.#timer || this.#own().length === 0) return;
    this.#isAsking = true;
    const askedAt = Date.now();
    const answer = await this.#ask().catch(() => null);
    this.#isAsking = false;
    if (answer !== null) {
      this.#attempts = 0;
      this.#correct(clockError(Date.parse(answer), askedAt, Date.now()));
      return void this.#confirm(); // for what began meanwhile
    }
    const delay = retryDelays[Math.min(this.#attempts, retryDelays.length - 1)];
    this.#attempts += 1;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#confirm();
    }, delay);
  }

  /** Unconfirmed entries of this device that are in the text: one that was undone waits until it is done again. */
  #own(): { name: string; at: string; place: number }[] {
    const editor = this.#editor;
    if (!editor || editor.isDestroyed || !editor.isEditable || this.#pending.size === 0) return [];
    const found: { name: string; at: string; place: number }[] = [];
    editor.state.doc.forEach(({ type, attrs }, place) => {
      const name = String(attrs.name);
      if (type.name === 'entry' && this.#pending.get(name) === this.#device)
        found.push({ name, at: String(attrs.at), place });
    });
    return found;
  }

  #correct(errorMs: number): void {
    for (const { name, at, place } of this.#own()) {
      this.#pending.delete(name);
      if (errorMs === 0 || !this.#editor) continue;
      const right = entryTime(new Date(Date.parse(at) + errorMs));
      const { tr } = this.#editor.state;
      // Nobody's act: undo goes past it.
      this.#editor.view.dispatch(tr.setNodeAttribute(place, 'at', right).setMeta('addToHistory', false));
    }
  }
}

/**
 * By how much this device's clock is wrong, in ms to be added. The server's time was told at some instant between question
 * and answer: a clock that agrees with any of them may be right and is left alone, another is off by about the middle.
 */
export function clockError(serverMs: number, askedAt: number, answeredAt: number): number {
  const least = serverMs - answeredAt;
  const most = serverMs + secondMs - askedAt;
  return least <= 0 && most >= 0 ? 0 : (least + most) / 2;
}

const deviceKey = 'copydesk-device';

/** A name of this browser, kept where it can be; elsewhere of this page only. It says nothing of anybody. */
function thisDevice(): string {
  const fresh = newUuid();
  try {
    const kept = localStorage.getItem(deviceKey);
    if (kept) return kept;
    localStorage.setItem(deviceKey, fresh);
  } catch {
    // Storage is refused: what this page does not get confirmed, nobody will.
  }
  return fresh;
}
