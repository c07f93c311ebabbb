import type { Format } from '#components/editor/blocks/blockControls.ts';

/** The open menu: what it offers, the chosen place in it, and the position in the text that it belongs to. */
export type SlashState = { items: Format[]; at: number; from: number } | null;

/** The state of the `/` menu, which the plugin changes and the component shows. */
export class SlashMenuStore {
  #state: SlashState = null;
  #listeners = new Set<() => void>();
  #onChoose: (format: Format) => void = () => {};

  state = () => this.#state;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** @param onChoose called with the format that the user chooses */
  open(items: Format[], from: number, onChoose: (format: Format) => void): void {
    this.#onChoose = onChoose;
    this.#set(items.length > 0 ? { items, at: 0, from } : null);
  }

  /** Moves the open menu with its text. */
  follow(from: number): void {
    if (this.#state && this.#state.from !== from) this.#set({ ...this.#state, from });
  }

  close(): void {
    if (this.#state) this.#set(null);
  }

  choose(at: number): void {
    const item = this.#state?.items[at];
    if (item) this.#onChoose(item);
  }

  /** Handles a key while the menu is shown. @returns whether the key is handled */
  key({ key, isComposing }: KeyboardEvent): boolean {
    const state = this.#state;
    // Until the menu's code is loaded nobody sees what a key would choose.
    if (!state || isComposing || this.#listeners.size === 0) return false;
    const { length } = state.items;
    if (key === 'ArrowDown') this.#set({ ...state, at: (state.at + 1) % length });
    else if (key === 'ArrowUp') this.#set({ ...state, at: (state.at - 1 + length) % length });
    else if (key === 'Enter' || key === 'Tab') this.choose(state.at);
    else return false;
    return true;
  }

  #set(state: SlashState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
