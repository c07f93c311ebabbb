import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import { uncoveredArea } from '#components/editor/document/uncoveredArea.ts';
import { type CaretNamePlace, caretNamePlace } from './caretNamePlace.ts';

/** Milliseconds after the last movement of a caret until its name fades. */
const NAME_MS = 4_000;

type AwarenessState = { cursor?: unknown; user?: { id?: number } };
type Changes = Record<'added' | 'updated' | 'removed', number[]>;

/** The names at the carets of other users: shown when a caret moves, faded some seconds later, and never over the user's line. */
export class CaretNames {
  readonly #awareness: Awareness;
  /** the last cursor of each client, as JSON */
  readonly #cursors = new Map<number, string>();
  /** by the ids of the users whose names are shown */
  readonly #fading = new Map<number, ReturnType<typeof setTimeout>>();
  /** by user, for a caret that is drawn again */
  readonly #places = new Map<number, CaretNamePlace>();
  #view: EditorView | undefined;
  #frame = 0;

  constructor(awareness: Awareness) {
    this.#awareness = awareness;
  }

  readonly plugin = new Plugin({
    view: (view) => {
      this.#view = view;
      this.#awareness.on('change', this.#onChange);
      return {
        update: () => {
          if (this.#fading.size > 0) this.#request();
        },
        destroy: () => {
          this.#awareness.off('change', this.#onChange);
          for (const timer of this.#fading.values()) clearTimeout(timer);
          cancelAnimationFrame(this.#frame);
          this.#view = undefined;
        },
      };
    },
  });

  /** Marks the caret of a user for the style sheet as it was drawn last. */
  mark({ dataset }: HTMLElement, user: number): void {
    const { side, isLeft } = this.#places.get(user) ?? { side: 'hidden', isLeft: false };
    dataset.side = side;
    dataset.left = String(isLeft);
  }

  readonly #onChange = ({ added, updated, removed }: Changes) => {
    for (const client of removed) this.#cursors.delete(client);
    for (const client of [...added, ...updated]) {
      const { cursor, user } = (this.#awareness.getStates().get(client) ?? {}) as AwarenessState;
      const now = JSON.stringify(cursor ?? null);
      if (client === this.#awareness.clientID || !user?.id || this.#cursors.get(client) === now) continue;
      this.#cursors.set(client, now);
      this.#show(user.id);
    }
  };

  #show(user: number): void {
    clearTimeout(this.#fading.get(user));
    const fade = () => {
      this.#fading.delete(user);
      this.#request();
    };
    this.#fading.set(user, setTimeout(fade, NAME_MS));
    this.#request();
  }

  /** Draws the names once before the next frame. */
  #request(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    const view = this.#view;
    if (!view || view.isDestroyed) return;
    const carets = [...view.dom.querySelectorAll<HTMLElement>('.caret')];
    if (carets.length === 0) return;
    const area = uncoveredArea();
    const ownCaret = view.hasFocus() ? view.coordsAtPos(view.state.selection.head) : null;
    for (const caret of carets) {
      const user = Number(caret.dataset.user);
      const place = caretNamePlace({
        caret: caret.getBoundingClientRect(),
        width: widthOf(caret.dataset.name ?? ''),
        area,
        ownCaret,
      });
      this.#places.set(user, this.#fading.has(user) ? place : { ...place, side: 'hidden' });
      this.mark(caret, user);
    }
  }
}

/** The width of a name in pixels, at most; what the style sheet draws cannot be measured. */
const widthOf = (name: string): number =>
  [...name].reduce((width, letter) => width + (letter > '\u2e80' ? 11.5 : 7.5), 12);
