/** Shortcodes of WordPress that are written without attributes; any other needs one with a quoted value. */
const opening =
  /^\[(?:(?:gallery|embed|playlist)\/?|[a-z][\w-]{1,40}(?:\s{1,5}[\w-]{1,40}=(?:"[^"\]]{0,300}"|'[^'\]]{0,300}'|[“”][^“”\]]{0,300}”))+\s{0,5}\/?)\]/;
const closing = /^\[\/([a-z][\w-]{1,40})\]/;
/** Whose content is no text of the story: a caption without its picture, an address. */
const withContent = new Set(['caption', 'wp_caption', 'embed', 'video', 'audio', 'playlist']);

/** Takes shortcodes out of running text, piece by piece: one may begin in one text node and end in another. */
export class ShortcodeFilter {
  #opened = new Set<string>();
  #within: string | null = null;
  #onFound: () => void;

  /** @param onFound called once for each shortcode */
  constructor(onFound: () => void) {
    this.#onFound = onFound;
  }

  filter(text: string): string {
    if (!text.includes('[')) return this.#within ? '' : text;
    const kept: string[] = [];
    for (let at = 0; at < text.length; ) {
      const bracket = text.indexOf('[', at);
      if (!this.#within) kept.push(text.slice(at, bracket < 0 ? text.length : bracket));
      if (bracket < 0) break;
      at = bracket + this.#read(text.slice(bracket, bracket + 2_000), kept);
    }
    return kept.join('');
  }

  /** A shortcode that was never closed ends with its block. */
  endBlock(): void {
    this.#within = null;
  }

  /** How many characters were read from the bracket on. */
  #read(text: string, kept: string[]): number {
    const [close, closed = ''] = closing.exec(text) ?? [];
    if (close && this.#opened.has(closed)) {
      if (this.#within === closed) this.#within = null;
      return close.length;
    }
    const [open] = opening.exec(text) ?? [];
    if (!open) {
      if (!this.#within) kept.push('[');
      return 1;
    }
    const [name = ''] = /^[\w-]+/.exec(open.slice(1)) ?? [];
    if (!this.#within) this.#onFound();
    this.#opened.add(name);
    if (!this.#within && withContent.has(name) && !open.endsWith('/]')) this.#within = name;
    return open.length;
  }
}
