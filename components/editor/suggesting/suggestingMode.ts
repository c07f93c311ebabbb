import { type OwnSuggestions, ownSuggestions } from './ownSuggestions.ts';

type ModeOptions = {
  articleId: number;
  userId: number;
  /** whether the person can only suggest, and so cannot choose */
  isFixed: boolean;
};

const storageKey = ({ articleId, userId }: ModeOptions) => `copydesk-suggesting-${userId}-${articleId}`;

/** Whether a person's changes to an article are suggestions, as last chosen on this device, and which ones are theirs. */
export class SuggestingMode {
  readonly author: OwnSuggestions;
  readonly isFixed: boolean;
  #isOn: boolean;
  readonly #key: string;
  readonly #ownIds = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor(options: ModeOptions) {
    this.author = ownSuggestions(this.#ownIds);
    this.isFixed = options.isFixed;
    this.#key = storageKey(options);
    this.#isOn = options.isFixed || this.#stored();
  }

  readonly isOn = (): boolean => this.#isOn;

  choose(isOn: boolean): void {
    if (this.isFixed || isOn === this.#isOn) return;
    this.#isOn = isOn;
    try {
      if (isOn) localStorage.setItem(this.#key, '1');
      else localStorage.removeItem(this.#key);
    } catch {
      // The browser refuses storage: the choice lasts as long as the page.
    }
    for (const listener of this.#listeners) listener();
  }

  /** Adds suggestions that the server lists as this person's. */
  addOwn(ids: Iterable<string>): void {
    for (const id of ids) this.#ownIds.add(id);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #stored(): boolean {
    try {
      return localStorage.getItem(this.#key) === '1';
    } catch {
      return false;
    }
  }
}
