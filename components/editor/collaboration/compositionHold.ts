/** Milliseconds after the end of a composition in which the editor still reads it, and in which the next one may begin. */
const SETTLE_MS = 50;
/**
 * Milliseconds without input after which a composition holds nothing any longer. A phone may compose each word and end that
 * only when the caret leaves the word.
 */
const MAX_PAUSE_MS = 10_000;

type Options = {
  /** where the events of compositions arrive: the window */
  events: EventTarget;
  /** called with what was held, in its order */
  release(held: Uint8Array[]): void;
};

/**
 * Holds the changes of others while the user composes text with an input method. A change in the same paragraph would redraw
 * it; the browser then ends the composition early, and the text that the input method sends next doubles what it had shown.
 */
export class CompositionHold {
  readonly #release: Options['release'];
  readonly #closing = new AbortController();
  #held: Uint8Array[] = [];
  #isComposing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ events, release }: Options) {
    this.#release = release;
    const { signal } = this.#closing;
    for (const type of ['compositionstart', 'compositionupdate'])
      events.addEventListener(type, () => this.#holdFor(MAX_PAUSE_MS), { signal });
    events.addEventListener('compositionend', () => this.#holdFor(SETTLE_MS), { signal });
  }

  /** Releases the change now, or when the composition has ended. */
  add(change: Uint8Array): void {
    if (this.#isComposing) this.#held.push(change);
    else this.#release([change]);
  }

  /** Drops what is held: the server has it. */
  close(): void {
    this.#closing.abort();
    clearTimeout(this.#timer);
  }

  #holdFor(milliseconds: number): void {
    this.#isComposing = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isComposing = false;
      const held = this.#held.splice(0);
      if (held.length > 0) this.#release(held);
    }, milliseconds);
  }
}
